package dev.slipway.todo;

import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads pages of tasks, each in one statement made of what was asked for and nothing else, so that an index can serve it. */
@Component
class TaskPages {

    private final EntityManager rows;

    TaskPages(EntityManager rows) {
        this.rows = rows;
    }

    Page<TaskResponse> ofList(
            UUID list, UUID owner, TaskFilter filter, TaskOrder order, @Nullable String after, int size) {
        var those = conditions(owner, filter);
        those.add(Condition.of("list_id = :list", "list", list));
        return page(those, order, after, size);
    }

    /** Positions say nothing across lists: the newest task comes first. */
    Page<TaskResponse> ofOwner(UUID owner, TaskFilter filter, @Nullable String after, int size) {
        return page(conditions(owner, filter), TaskOrder.CREATED, after, size);
    }

    private static List<Condition> conditions(UUID owner, TaskFilter filter) {
        var those = new ArrayList<>(filter.conditions());
        those.add(Condition.of("owner = :owner", "owner", owner));
        return those;
    }

    private Page<TaskResponse> page(List<Condition> those, TaskOrder order, @Nullable String after, int size) {
        if (after != null) {
            those.add(order.after(after));
        }
        return Page.of(read(those, order, Page.limit(size).max()), size, order::end, TaskResponse::of);
    }

    @SuppressWarnings("unchecked") // rows of Task, as its last argument says
    private List<Task> read(List<Condition> those, TaskOrder order, int most) {
        var where = those.stream().map(Condition::sql).collect(Collectors.joining(" and "));
        var query = rows.createNativeQuery(
                "select * from task where " + where + " and deleted_at is null order by " + order.sql(), Task.class);
        those.forEach(it -> it.values().forEach(query::setParameter));
        return query.setMaxResults(most).getResultList();
    }
}
