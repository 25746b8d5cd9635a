package dev.slipway.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A real PostgreSQL 18 with durability on; data and log in the run folder. */
final class Postgres implements Part {

    static final String NAME = "postgres";

    /** The builtin provider: lower, ILIKE and full text know umlauts, and every platform sorts alike. */
    private static final List<String> INITDB = List.of(
            "--username=postgres",
            "--auth=scram-sha-256",
            "--encoding=UTF8",
            "--locale-provider=builtin",
            "--builtin-locale=C.UTF-8",
            "--locale=C",
            Platform.MAC ? "--lc-ctype=en_US.UTF-8" : "--lc-ctype=C.UTF-8");

    /** fsync and synchronous_commit stay on, as they are by default. */
    private static final List<String> SERVER = List.of(
            "listen_addresses=localhost",
            "unix_socket_directories=",
            "max_connections=200",
            "shared_buffers=64MB",
            "max_wal_size=512MB",
            "huge_pages=off",
            "jit=off",
            "timezone=UTC",
            "log_timezone=UTC",
            "log_line_prefix=%m [%p] %q%u@%d ");

    private final Home home;
    private final int port;
    private final String password;

    Postgres(Home home, int port, String password) {
        this.home = home;
        this.port = port;
        this.password = password;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Map<String, Integer> ports() {
        return Map.of(NAME, port);
    }

    @Override
    public List<String> needs() {
        return List.of();
    }

    @Override
    public String fingerprint() {
        var all = new ArrayList<>(SERVER);
        all.add(Integer.toString(port));
        return Fingerprint.of(all);
    }

    Home home() {
        return home;
    }

    static Path data(Home home) {
        return home.run().resolve("postgres/data");
    }

    private Path data() {
        return data(home);
    }

    @Override
    public void prepare() throws Exception {
        var binaries = new PostgresBinaries(home.cache()).unpack();
        if (!Files.exists(data().resolve("PG_VERSION"))) {
            initialise(binaries);
        }
        var version = Files.readString(data().resolve("PG_VERSION")).strip();
        if (!version.equals("18")) {
            throw new Problem("The data in " + data() + " is PostgreSQL " + version
                    + "'s, this is 18. Forget it with ./slipway reset, or start the version that wrote it.");
        }
        clearStaleLock();
    }

    /** Elsewhere first, then renamed: a data folder is there whole or not at all. */
    private void initialise(Path binaries) throws Exception {
        var draft = data().resolveSibling("data.new");
        AtomicFile.deleteTree(draft);
        AtomicFile.deleteTree(data());
        Files.createDirectories(draft);
        var secret = data().resolveSibling("password");
        AtomicFile.write(secret, password + "\n");
        PostgresUser.handOver(home.run().resolve("postgres"));
        var command = new ArrayList<>(PostgresUser.prefix());
        command.addAll(List.of(binaries.resolve("bin/initdb").toString(), "-D", draft.toString()));
        command.addAll(INITDB);
        command.add("--pwfile=" + secret);
        var log = home.log("postgres-initdb");
        var initdb = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            if (initdb.waitFor() != 0) {
                throw new Problem("PostgreSQL's initdb failed:\n" + String.join("\n", Processes.lastLines(log, 15))
                        + PostgresUser.advice());
            }
        } finally {
            initdb.destroyForcibly();
            Files.deleteIfExists(secret);
        }
        Files.move(draft, data(), StandardCopyOption.ATOMIC_MOVE);
    }

    /** PostgreSQL refuses to start while the number in this file belongs to any process, be it another program's. */
    private void clearStaleLock() throws IOException {
        var lock = data().resolve("postmaster.pid");
        if (Files.exists(lock) && server(home).isEmpty()) {
            endLeftovers(home);
            Files.deleteIfExists(lock);
        }
    }

    /** The server that really runs on this data folder, whoever started it. */
    static Optional<Pid> server(Home home) {
        var folder = data(home).toString();
        return Processes.matching(arguments ->
                        arguments.size() > 2 && arguments.getFirst().endsWith("postgres") && arguments.contains(folder))
                .stream()
                .findFirst();
    }

    /** After a kill -9 of the server its workers live on for a moment and hold the shared memory. */
    static void endLeftovers(Home home) {
        var left = workers(home);
        if (!Deadline.in(Duration.ofSeconds(3)).await(() -> left.stream().noneMatch(Pid::alive), 20)) {
            left.forEach(Processes::kill);
        }
    }

    private static List<Pid> workers(Home home) {
        var folder = data(home);
        return ProcessHandle.allProcesses()
                .filter(it -> folder.equals(workingFolder(it)))
                .flatMap(it -> Pid.of(it.pid()).stream())
                .toList();
    }

    private static Path workingFolder(ProcessHandle process) {
        try {
            return Files.readSymbolicLink(Path.of("/proc/" + process.pid() + "/cwd"));
        } catch (IOException hiddenOrNotLinux) {
            return Path.of("");
        }
    }

    @Override
    public State.Running launch() throws Exception {
        var running = server(home);
        var process = running.isPresent() ? running.get() : launchServer();
        return new State.Running(
                NAME,
                NAME,
                process.number(),
                process.start(),
                process.startedAt().toString(),
                false,
                ports(),
                home.log(NAME).toString(),
                data().toString(),
                "jdbc:postgresql://localhost:" + port + "/",
                null,
                null,
                fingerprint());
    }

    private Pid launchServer() throws Exception {
        var command = new ArrayList<>(PostgresUser.prefix());
        command.add(new PostgresBinaries(home.cache())
                .unpack()
                .resolve("bin/postgres")
                .toString());
        command.addAll(List.of("-D", data().toString(), "-p", Integer.toString(port)));
        SERVER.forEach(setting -> command.addAll(List.of("-c", setting)));
        return Processes.start(command, Map.of(), home.run(), home.log(NAME));
    }

    @Override
    public boolean ready(Pid process) {
        try {
            var lines = Files.readAllLines(data().resolve("postmaster.pid"));
            return lines.size() > 7 && lines.get(7).strip().equals("ready");
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Fast: clients are cut off, what was committed is kept, nothing has to be recovered. */
    static void stop(Home home, Pid process) {
        Processes.end(process, "INT", Duration.ofSeconds(30));
        endLeftovers(home);
    }
}
