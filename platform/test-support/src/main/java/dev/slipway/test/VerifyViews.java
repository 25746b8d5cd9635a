package dev.slipway.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Holds a service's schema {@code verify} to its promise: it explains itself, and the role {@code verifier} gets nothing else. */
public final class VerifyViews {

    private static final String UNEXPLAINED = """
            select c.relname || coalesce('.' || a.attname, '')
            from pg_class c
            join (select attrelid, attname, attnum::int from pg_attribute where attnum > 0
                  union all select oid, null, 0 from pg_class) a on a.attrelid = c.oid
            where c.relnamespace = 'verify'::regnamespace and c.relkind = 'v'
              and case when a.attnum = 0 then obj_description(c.oid, 'pg_class')
                       else col_description(c.oid, a.attnum) end is null""";

    private static final String WRONGLY_READABLE_OR_NOT = """
            select c.oid::regclass::text
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where c.relkind in ('r', 'p', 'v', 'm') and n.nspname !~ '^pg_|^information_schema$'
              and (has_schema_privilege('verifier', n.oid, 'usage') and has_table_privilege('verifier', c.oid, 'select'))
                  <> (n.nspname = 'verify')""";

    private static final String WRITABLE = """
            select c.oid::regclass::text
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where c.relkind in ('r', 'p', 'v', 'm') and n.nspname !~ '^pg_|^information_schema$'
              and has_table_privilege('verifier', c.oid, 'insert, update, delete, truncate')""";

    private VerifyViews() {}

    /**
     * Fails where a view of the schema is missing, unexplained or unreadable, or where the verifier gets more than views.
     *
     * @param expected names of the views, without the schema
     */
    public static void check(DataSource owner, String... expected) {
        var database = JdbcClient.create(owner);
        assertThat(names(database, "select relname from pg_class where relnamespace = 'verify'::regnamespace"))
                .contains(expected);
        assertThat(names(database, UNEXPLAINED))
                .as("views and columns without a comment")
                .isEmpty();
        assertThat(names(database, WRONGLY_READABLE_OR_NOT))
                .as("views the verifier cannot read, and tables it can")
                .isEmpty();
        assertThat(names(database, WRITABLE)).as("what the verifier can write").isEmpty();
    }

    private static List<@Nullable String> names(JdbcClient database, String sql) {
        return database.sql(sql).query(String.class).list();
    }
}
