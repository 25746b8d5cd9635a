package dev.slipway.todo;

import dev.slipway.todo.TodoException.NoneChanged;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Changes many tasks in one transaction: all of them or none. */
@Tag(name = "tasks")
@RestController
@RequestMapping("/api/tasks/bulk")
@ApiResponse(responseCode = "200", description = "All of them are changed", useReturnTypeSchema = true)
@ApiResponse(
        responseCode = "404",
        description = "Something is not there, or not the caller's; `errors` says which tasks")
@ApiResponse(responseCode = "412", description = "Something was changed since it was read; `errors` says which tasks")
class BulkController {

    private static final String ALL_OR_NONE =
            "All of them or none: nobody has to find out afterwards what happened to which, and after a failure the same"
                    + " request can be sent again. A task that is so already keeps its version.";

    private final TodoListRepository lists;
    private final TaskRepository tasks;
    private final Deletions deletions;

    BulkController(TodoListRepository lists, TaskRepository tasks, Deletions deletions) {
        this.lists = lists;
        this.tasks = tasks;
        this.deletions = deletions;
    }

    @PostMapping("/complete")
    @Operation(operationId = "completeTasks", summary = "Says that tasks are done", description = ALL_OR_NONE)
    @Transactional
    BulkResponse complete(@AuthenticationPrincipal Jwt caller, @Valid @RequestBody BulkRequest wanted) {
        return change(chosen(caller, wanted.tasks()), Task::complete);
    }

    @PostMapping("/reopen")
    @Operation(operationId = "reopenTasks", summary = "Says that tasks are open", description = ALL_OR_NONE)
    @Transactional
    BulkResponse reopen(@AuthenticationPrincipal Jwt caller, @Valid @RequestBody BulkRequest wanted) {
        return change(chosen(caller, wanted.tasks()), Task::reopen);
    }

    @PostMapping("/delete")
    @Operation(
            operationId = "removeTasks",
            summary = "Deletes tasks, for now; each can be restored",
            description = ALL_OR_NONE)
    @Transactional
    BulkResponse delete(@AuthenticationPrincipal Jwt caller, @Valid @RequestBody BulkRequest wanted) {
        return change(chosen(caller, wanted.tasks()), deletions::delete);
    }

    @PostMapping("/move")
    @Operation(operationId = "moveTasks", summary = "Moves tasks to a list", description = ALL_OR_NONE)
    @Transactional
    BulkResponse move(@AuthenticationPrincipal Jwt caller, @Valid @RequestBody BulkMoveRequest wanted) {
        var target = lists.hold(wanted.list(), Owner.of(caller))
                .orElseThrow(() -> TodoException.NotFound.list(wanted.list()));
        var moved = chosen(caller, wanted.tasks());
        var positions = tasks.newPositions(moved.size()).iterator();
        return change(moved, task -> task.moveTo(target, positions.next()));
    }

    @PostMapping("/tag")
    @Operation(operationId = "tagTasks", summary = "Puts tags on tasks, or takes them off", description = ALL_OR_NONE)
    @Transactional
    BulkResponse tag(@AuthenticationPrincipal Jwt caller, @Valid @RequestBody BulkTagRequest wanted) {
        var off = Tags.of(Objects.requireNonNullElse(wanted.remove(), List.of()));
        var on = Tags.of(Objects.requireNonNullElse(wanted.add(), List.of()));
        return change(chosen(caller, wanted.tasks()), task -> task.retag(off, on));
    }

    private BulkResponse change(List<Task> chosen, Consumer<Task> change) {
        chosen.forEach(change);
        tasks.flush();
        return new BulkResponse(chosen.stream().map(TaskResponse::of).toList());
    }

    private List<Task> chosen(Jwt caller, List<ChosenTask> chosen) {
        var ids = chosen.stream().map(ChosenTask::id).toList();
        Map<UUID, Task> there = tasks.lockAll(ids, Owner.of(caller)).stream()
                .collect(Collectors.toMap(task -> task.id().value(), Function.identity()));
        demand(chosen, it -> there.containsKey(it.id()), NoneChanged.Why.MISSING);
        demand(
                chosen,
                it -> Optional.ofNullable(there.get(it.id()))
                        .filter(it::isAsSeen)
                        .isPresent(),
                NoneChanged.Why.OUTDATED);
        return ids.stream()
                .distinct()
                .flatMap(id -> Stream.ofNullable(there.get(id)))
                .toList();
    }

    private static void demand(List<ChosenTask> chosen, Predicate<ChosenTask> condition, NoneChanged.Why otherwise) {
        var places = IntStream.range(0, chosen.size())
                .filter(place -> !condition.test(chosen.get(place)))
                .boxed()
                .toList();
        if (!places.isEmpty()) {
            throw new NoneChanged(otherwise, places);
        }
    }
}
