package dev.slipway.todo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.test.BackingServices;
import java.util.List;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Tasks that were there before they had a position. */
class TaskPositionMigrationTests {

    private final DriverManagerDataSource database = emptyDatabase();
    private final JdbcClient jdbc = JdbcClient.create(database);

    @Test
    void keepsTheOrderOfTasksThatAreThereAlready() {
        migrateTo("1");
        var garden = addList();
        var shed = addList();
        for (int i = 0; i < 5; i++) {
            add(garden, TimeOrdered.at(1_795_000_000_000L + i * 3 % 5), "G" + (i * 3 % 5));
            add(shed, TimeOrdered.at(1_795_000_000_000L + i), "S" + i);
        }

        migrateTo("2");

        assertThat(titles(garden)).containsExactly("G0", "G1", "G2", "G3", "G4");
        assertThat(titles(shed)).containsExactly("S0", "S1", "S2", "S3", "S4");
        add(garden, TimeOrdered.at(0), "new");
        assertThat(titles(garden)).endsWith("G4", "new");
    }

    private void migrateTo(String version) {
        Flyway.configure()
                .dataSource(database)
                .target(version)
                .repeatableSqlMigrationPrefix("none") // views come later
                .load()
                .migrate();
    }

    private UUID addList() {
        var id = UUID.randomUUID();
        jdbc.sql("insert into todo_list (id, owner, name, version) values (?, ?, 'List', 0)")
                .params(id, id)
                .update();
        return id;
    }

    private void add(UUID list, UUID id, String title) {
        jdbc.sql("""
                insert into task (id, list_id, owner, title, priority, completed, cancelled, version)
                values (?, ?, ?, ?, 'NORMAL', false, false, 0)""").params(id, list, list, title).update();
    }

    private List<String> titles(UUID list) {
        return jdbc.sql("select title from task where list_id = ? order by position")
                .param(list)
                .query(String.class)
                .list();
    }

    private static DriverManagerDataSource emptyDatabase() {
        var fresh = BackingServices.freshDatabase();
        return new DriverManagerDataSource(fresh.url(), fresh.user(), fresh.password());
    }
}
