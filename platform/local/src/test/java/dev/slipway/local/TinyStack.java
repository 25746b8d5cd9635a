package dev.slipway.local;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** A repository in a folder of its own: real PostgreSQL, real Kafka, and a service that starts in a second. */
final class TinyStack implements AutoCloseable {

    private final Path root;
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    final Map<String, String> environment = new HashMap<>();

    private TinyStack(Path root) {
        this.root = root;
    }

    static TinyStack in(Path root) throws IOException {
        Files.writeString(root.resolve("stack.yaml"), """
                entrance: tiny
                ports: { postgres: 90, kafka: 91, kafka-controller: 92 }
                readers: [verifier]
                secrets: [tiny.word]
                environment: { SERVER_PORT: "{port}" }
                services:
                  - name: tiny
                    jar: tiny/target/tiny-*.jar
                    port: 0
                    database: tiny
                    kafka: true
                    memory: 64m
                    ready: /ready
                    environment: { WORD: "{secret:tiny.word}" }
                seed:
                  - { name: shelves, service: tiny, arguments: [fill, shelves], environment: {} }
                people:
                  - { name: alice, secret: alice.password, can: buys }
                """);
        pack(root.resolve("tiny/target/tiny-1.jar"));
        var stack = new TinyStack(root);
        stack.environment.put("SLIPWAY_AOT", "off");
        stack.environment.put("SLIPWAY_PORT_BASE", Integer.toString(Ports.freeBase(List.of(0, 10, 90, 91, 92))));
        return stack;
    }

    private static void pack(Path jar) throws IOException {
        Files.createDirectories(jar.getParent());
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, TinyService.class.getName());
        var name = TinyService.class.getName().replace('.', '/') + ".class";
        try (var out = new JarOutputStream(Files.newOutputStream(jar), manifest);
                var code = TinyService.class.getClassLoader().getResourceAsStream(name)) {
            out.putNextEntry(new JarEntry(name));
            code.transferTo(out);
        }
    }

    Home home() {
        return Home.of(root, environment);
    }

    int port(int offset) {
        return Integer.parseInt(environment.get("SLIPWAY_PORT_BASE")) + offset;
    }

    /** Runs {@code ./slipway WORDS…} in this process; what it says is collected. */
    int does(String... words) {
        var screen = new Screen(new PrintStream(said, true, StandardCharsets.UTF_8), false);
        return Launcher.run(words, root, environment, screen);
    }

    String said() {
        return said.toString(StandardCharsets.UTF_8);
    }

    void forgetWhatWasSaid() {
        said.reset();
    }

    State state() {
        return new StateFile(home().state()).read().orElseThrow();
    }

    State.Running process(String name) {
        return state().find(name).orElseThrow();
    }

    void kill(String name) {
        var process = process(name).id();
        process.handle().orElseThrow().destroyForcibly();
        Deadline.in(Duration.ofSeconds(10)).await(() -> !process.alive());
    }

    /** Every process of this stack, by its mark or its data folder, written down or not. */
    List<Pid> left() {
        var all = new ArrayList<>(Processes.marked(home()));
        Postgres.server(home()).ifPresent(all::add);
        return all;
    }

    Connection database() throws SQLException, IOException {
        var password = Secrets.read(home().secrets()).get("tiny.password");
        return DriverManager.getConnection(process("postgres").jdbcUrl() + "tiny", "tiny", password);
    }

    /** The command line of a launcher for this stack in a process of its own. */
    ProcessBuilder launcher(String... words) {
        var command = new ArrayList<>(List.of(
                Processes.java(),
                "-Dslipway.root=" + root,
                "-cp",
                System.getProperty("java.class.path"),
                Launcher.class.getName()));
        command.addAll(Arrays.asList(words));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(new TreeMap<>(environment));
        return builder;
    }

    @Override
    public void close() {
        does("down");
    }
}
