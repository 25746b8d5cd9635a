package dev.slipway.tiny;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.test.BackingServices;
import dev.slipway.test.CommandRun;
import dev.slipway.test.Database;
import dev.slipway.test.Eventually;
import dev.slipway.test.Link;
import dev.slipway.test.MigrateCommand;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The jar with the argument {@code migrate}. */
class MigrateTests {

    private final Database database = BackingServices.freshDatabase();
    private final Link link = new Link(database.host(), database.port());

    @AfterEach
    void unplug() {
        link.close();
    }

    @Test
    void makesTheTablesAndEnds() {
        MigrateCommand.check(TinyApplication.class, "things");
    }

    @Test
    void letsOneAfterTheOtherIn() {
        try (var one = migrate();
                var other = migrate()) {
            assertThat(one.exitCode()).as(one.output()).isZero();
            assertThat(other.exitCode()).as(other.output()).isZero();
        }
    }

    @Test
    void waitsForADatabaseThatComes() {
        link.cut();
        try (var run = migrate()) {
            Eventually.within(
                    Duration.ofSeconds(30), () -> assertThat(run.output()).contains("Waiting for the database"));
            link.mend();

            assertThat(run.exitCode()).as(run.output()).isZero();
        }
    }

    @Test
    void givesUpWhenTheDatabaseStaysAway() {
        link.cut();
        try (var run = migrate("--slipway.migrate.wait=2s")) {
            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.output())
                    .contains("could not be reached within 2 s", "SLIPWAY_MIGRATE_WAIT", "/" + database.user())
                    .doesNotContain("\tat ");
        }
    }

    @Test
    void saysWhatIsWrongWithAMigration() {
        try (var run = migrate("--spring.flyway.locations=classpath:db/broken")) {
            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.output())
                    .contains("could not be migrated", "V1__say_nonsense.sql", "syntax error")
                    .doesNotContain("\tat ");
        }
    }

    @Test
    void isTheOnlyCommandWhereAServiceHasNoOthers() {
        try (var run = CommandRun.start(TinyApplication.class, database, database.url(), "mirgate")) {
            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.output()).contains("There is no command 'mirgate'. There is: migrate.");
        }
    }

    private CommandRun migrate(String... settings) {
        var words = Stream.concat(Stream.of("migrate"), Stream.of(settings)).toArray(String[]::new);
        return CommandRun.start(TinyApplication.class, database, database.url(link.port()), words);
    }
}
