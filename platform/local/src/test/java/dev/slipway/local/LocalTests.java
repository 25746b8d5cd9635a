package dev.slipway.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of {@code ./slipway} on real processes, and what each leaves behind when something goes wrong. */
class LocalTests {

    private TinyStack stack;

    @BeforeEach
    void makesARepository(@TempDir Path folder) throws IOException {
        stack = TinyStack.in(Files.createDirectory(folder.resolve("a clone")));
    }

    @AfterEach
    void leavesNothingRunning() {
        stack.close();
        assertThat(stack.left()).isEmpty();
    }

    @Test
    void startsEverythingOnceAndSaysWhereItIs() throws IOException {
        assertThat(stack.does("up")).as(stack.said()).isZero();

        assertThat(stack.said())
                .contains("Slipway is at http://localhost:" + stack.port(0))
                .containsPattern("sign in as alice +\\S{4}-\\S{4}-\\S{4}-\\S{4}");
        assertThat(stack.state().processes())
                .extracting(State.Running::name)
                .containsExactlyInAnyOrder("postgres", "kafka", "tiny");
        assertThat(stack.state().processes()).allMatch(State.Running::alive);
        assertThat(stack.home().log("seed-shelves")).content().contains("did fill shelves");

        stack.forgetWhatWasSaid();
        var first = stack.state().processes();
        assertThat(stack.does("up")).isZero();

        assertThat(stack.said()).contains("running already").doesNotContain("made in");
        assertThat(stack.state().processes()).containsExactlyInAnyOrderElementsOf(first);
        assertThat(stack.does("status")).isZero();
        assertThat(stack.said()).containsPattern("Memory of the whole stack: \\d+ MiB");
    }

    @Test
    void keepsDataAndSecretsFromDownToUpAndForgetsThemAtReset() throws Exception {
        stack.does("up");
        remember("bread");
        var secrets = Files.readString(stack.home().secrets());

        assertThat(stack.does("down")).isZero();
        assertThat(stack.left()).isEmpty();
        assertThat(stack.does("status")).isEqualTo(3);
        stack.does("up");

        assertThat(remembered()).isEqualTo("bread");
        assertThat(Files.readString(stack.home().secrets())).isEqualTo(secrets);

        assertThat(stack.does("reset")).as("without a yes").isEqualTo(2);
        assertThat(stack.does("reset", "--yes")).isZero();
        assertThat(stack.left()).isEmpty();
        assertThat(stack.home().secrets()).doesNotExist();
        assertThat(Postgres.data(stack.home())).doesNotExist();
        assertThat(Kafka.folder(stack.home())).doesNotExist();
    }

    @Test
    void findsEachKilledProcessAndStartsItOnItsData() throws Exception {
        stack.does("up");
        remember("bread");

        for (var name : new String[] {"postgres", "kafka", "tiny"}) {
            stack.kill(name);
            stack.forgetWhatWasSaid();
            assertThat(stack.does("status")).isEqualTo(1);
            assertThat(stack.said()).containsPattern(name + " +died");
            assertThat(stack.does("start", name)).as(stack.said()).isZero();
            assertThat(stack.does("status")).isZero();
        }
        assertThat(remembered()).isEqualTo("bread");

        stack.kill("postgres");
        stack.forgetWhatWasSaid();
        assertThat(stack.does("up")).as(stack.said()).isZero();
        assertThat(stack.said()).contains("Starting what is missing").containsPattern("postgres +was not running");
    }

    @Test
    void restartsWhatHasANewBuildOrNewSettingsAndNothingElse() {
        stack.does("up");
        var before = stack.state();
        stack.environment.put("SLIPWAY_TINY_GREETING", "hello");

        assertThat(stack.does("up")).as(stack.said()).isZero();

        assertThat(stack.said()).containsPattern("tiny +has a new build or new settings");
        assertThat(stack.process("tiny").pid())
                .isNotEqualTo(before.find("tiny").orElseThrow().pid());
        assertThat(stack.process("kafka").pid())
                .isEqualTo(before.find("kafka").orElseThrow().pid());

        stack.environment.remove("SLIPWAY_TINY_GREETING");
        assertThat(stack.does("up", "--replicas", "tiny=2")).isZero();
        assertThat(stack.process("tiny-2").ports()).containsEntry("http", stack.port(10));
        assertThat(stack.state().overrides()).as("kept while the stack runs").containsKey("SLIPWAY_TINY_GREETING");
    }

    @Test
    void namesWhoHoldsAPortThatIsTakenAndStartsNothing() throws IOException {
        try (var _ = new ServerSocket(stack.port(91), 1, InetAddress.getLoopbackAddress())) {
            assertThat(stack.does("up")).isEqualTo(1);
        }

        assertThat(stack.said())
                .contains("Port " + stack.port(91) + ", which kafka needs, is taken by java (pid "
                        + ProcessHandle.current().pid())
                .contains("SLIPWAY_PORT_BASE=");
        assertThat(stack.left()).isEmpty();
        assertThat(stack.does("up")).as("once the port is free").isZero();
    }

    @Test
    void takesBackWhatItStartedWhenAServiceCannotStart() {
        stack.environment.put("SLIPWAY_TINY_BROKEN", "yes");

        assertThat(stack.does("up")).isEqualTo(1);

        assertThat(stack.said())
                .contains("tiny did not start: it ended by itself while starting")
                .contains("The setting BROKEN must not be set.");
        assertThat(stack.left()).isEmpty();
        stack.environment.remove("SLIPWAY_TINY_BROKEN");
        assertThat(stack.does("up")).as(stack.said()).isZero();
    }

    @Test
    void stopsWhatItStartedWhenItIsInterrupted() throws Exception {
        var launcher = stack.launcher("up").start();
        try (var said = launcher.inputReader()) {
            for (var line = said.readLine(); line != null && !line.contains("kafka"); line = said.readLine()) {}
            // As Ctrl-C does; but INT would pass by whatever a shell runs in the background.
            new ProcessBuilder("kill", "-TERM", Long.toString(launcher.pid()))
                    .start()
                    .waitFor();
            said.transferTo(java.io.Writer.nullWriter());
        }

        assertThat(launcher.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(launcher.exitValue()).isNotZero();
        assertThat(stack.left()).isEmpty();
        assertThat(stack.home().state()).doesNotExist();
        assertThat(stack.does("up")).as(stack.said()).isZero();
    }

    @Test
    void letsASecondCommandWaitForTheFirst() throws Exception {
        var first = stack.launcher("up").start();
        try (var said = first.inputReader()) {
            assertThat(said.readLine()).isNotNull();
            assertThat(stack.does("up")).isZero();
            said.transferTo(java.io.Writer.nullWriter());
        }

        assertThat(first.waitFor()).isZero();
        assertThat(stack.said())
                .contains("Waiting: ./slipway up (pid " + first.pid() + ")")
                .contains("running already");
    }

    @Test
    void findsItsProcessesEvenWhenNothingIsWrittenDownAboutThem() throws IOException {
        stack.does("up");
        Files.writeString(stack.home().state(), "{ \"version\": 1, \"url\": \"http");

        assertThat(stack.does("status")).isEqualTo(3);
        assertThat(stack.does("up")).as(stack.said()).isZero();
        assertThat(stack.state().processes()).hasSize(3).allMatch(State.Running::alive);

        Files.delete(stack.home().state());
        assertThat(stack.does("down")).isZero();
        assertThat(stack.left()).isEmpty();
    }

    @Test
    void refusesToGuessTheSecretsOfDataThatIsThere() throws IOException {
        stack.does("up");
        stack.does("down");
        var secrets = Files.readString(stack.home().secrets());
        Files.delete(stack.home().secrets());

        assertThat(stack.does("up")).isEqualTo(1);

        assertThat(stack.said()).contains("Put the file back, or forget the data with ./slipway reset.");
        Files.writeString(stack.home().secrets(), secrets);
        assertThat(stack.does("up")).as(stack.said()).isZero();
    }

    @Test
    void startsAServiceThatWaitsForItsDatabase() {
        stack.does("up");
        stack.does("stop", "tiny", "postgres");

        assertThat(stack.does("start", "tiny")).isZero();

        assertThat(stack.said()).containsPattern("tiny +started; it waits for postgres");
        assertThat(stack.does("start", "postgres")).isZero();
    }

    @Test
    void letsAServiceDoSomethingOnceOnTheCallersTerminal() throws Exception {
        assertThat(stack.does("command", "tiny", "import", "-")).isEqualTo(1);
        assertThat(stack.said()).contains("The database does not run. Start it: ./slipway up");

        stack.does("up");
        assertThat(saidBy(
                        stack.launcher("command", "tiny", "import", "-", "--quiet")
                                .start(),
                        0))
                .contains("did import - --quiet");
        assertThat(saidBy(stack.launcher("command", "tiny", "fail").start(), 3)).contains("did fail");

        assertThat(stack.does("command", "tiny")).isEqualTo(2);
        assertThat(stack.does("command", "postgres", "import")).isEqualTo(2);
        assertThat(stack.said()).contains("postgres is no service.");
    }

    @Test
    void readsNoWordItDoesNotKnow() {
        assertThat(stack.does("up", "--replica", "tiny=2")).isEqualTo(2);
        assertThat(stack.does("up", "--replicas", "tiny=99")).isEqualTo(2);
        assertThat(stack.does("start", "orders")).isEqualTo(2);
        assertThat(stack.does("launch")).isEqualTo(2);

        assertThat(stack.said())
                .contains("Unknown option --replica", "1 to 8", "Nothing here is called 'orders'", "'launch'")
                .contains("postgres, kafka, tiny");
    }

    private static String saidBy(Process process, int exitCode) throws Exception {
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isEqualTo(exitCode);
        return said;
    }

    private void remember(String text) throws SQLException, IOException {
        try (var database = stack.database();
                var statement = database.createStatement()) {
            statement.execute("create table shopping as select '" + text + "' as item");
        }
    }

    private String remembered() throws SQLException, IOException {
        try (var database = stack.database();
                var rows = database.createStatement().executeQuery("select item from shopping")) {
            return rows.next() ? rows.getString(1) : "";
        }
    }
}
