package dev.slipway.todo;

import dev.slipway.test.Statements;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** How the database answers a request: the plan of the very statement that the service sends. */
class Plan {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\?");

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    Plan(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Without what would be quicker as long as the table is small. */
    String of(Statements.Action request, String... off) throws Exception {
        var sql = Statements.of(request).mentioning("from task").getFirst();
        return Objects.requireNonNull(transaction.<String>execute(_ -> {
            Stream.of(off).forEach(it -> run("set local enable_" + it + " = off"));
            return explained(sql);
        }));
    }

    /** Where the owner has so many tasks that looking at each of them would take long. */
    String amongMany(Statements.Action request, Caller owner, String list) throws Exception {
        var sql = Statements.of(request).mentioning("from task").getFirst();
        return Objects.requireNonNull(transaction.<String>execute(status -> {
            status.setRollbackOnly();
            jdbc.sql("""
                            insert into task (id, list_id, owner, title, priority, completed, cancelled, version)
                            select gen_random_uuid(), ?::uuid, ?, 'Task ' || i, 'NORMAL', false, false, 0
                            from generate_series(1, 2000) i""")
                    .params(list.substring("/api/lists/".length()), owner.id())
                    .update();
            run("analyze task");
            return explained(sql);
        }));
    }

    private String explained(String sql) {
        var parts = PLACEHOLDER.split(sql, -1);
        var numbered = new StringBuilder(parts[0]);
        for (int i = 1; i < parts.length; i++) {
            numbered.append('$').append(i).append(parts[i]);
        }
        run("set local plan_cache_mode = force_generic_plan");
        run("prepare request as " + numbered);
        try {
            var nothing = String.join(",", Collections.nCopies(parts.length - 1, "null"));
            List<String> lines = jdbc.sql("explain execute request(" + nothing + ")")
                    .query(String.class)
                    .list();
            return String.join("\n", lines);
        } finally {
            run("deallocate request");
        }
    }

    private void run(String sql) {
        jdbc.sql(sql).update();
    }
}
