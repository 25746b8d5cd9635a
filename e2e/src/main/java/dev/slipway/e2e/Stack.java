package dev.slipway.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where the stack under test is. A local one is read from what {@code ./slipway up} wrote; of any other only the URL is
 * known, and passwords come from the environment ({@code SLIPWAY_ALICE_PASSWORD} and so on).
 */
public record Stack(URI url, List<Member> members, Properties secrets) {

    static final JsonMapper JSON = JsonMapper.builder().build();

    /** One process of a local stack. */
    public record Member(
            String name,
            String service,
            long pid,
            Map<String, Integer> ports,
            @Nullable String jdbcUrl,
            @Nullable String kafkaBootstrap) {

        public int httpPort() {
            return Optional.ofNullable(ports.get("http"))
                    .orElseThrow(() -> new IllegalStateException(name + " has no HTTP port."));
        }
    }

    public static Stack at(URI url) {
        return new Stack(url, List.of(), new Properties());
    }

    /** The local stack of the run folder: {@code SLIPWAY_RUN_DIR}, or {@code run} below the working folder. */
    public static Stack local() {
        return local(
                Path.of(Optional.ofNullable(System.getenv("SLIPWAY_RUN_DIR")).orElse("run")));
    }

    static Stack local(Path folder) {
        var file = folder.resolve("state.json");
        if (!Files.exists(file)) {
            throw new UserError("Nothing is running here. Type ./slipway up first, or name a stack with --target URL.");
        }
        try {
            var state = JSON.readTree(Files.readString(file));
            var members = StreamSupport.stream(state.path("processes").spliterator(), false)
                    .map(Stack::member)
                    .toList();
            var secrets = new Properties();
            try (var reader = Files.newBufferedReader(folder.resolve("secrets.properties"))) {
                secrets.load(reader);
            }
            return new Stack(URI.create(state.path("url").asString()), members, secrets);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + folder + ". Type ./slipway up to mend it.", e);
        }
    }

    private static Member member(JsonNode process) {
        var ports = new LinkedHashMap<String, Integer>();
        process.path("ports")
                .properties()
                .forEach(port -> ports.put(port.getKey(), port.getValue().asInt()));
        return new Member(
                process.path("name").asString(),
                process.path("service").asString(),
                process.path("pid").asLong(),
                ports,
                process.path("jdbcUrl").asString(null),
                process.path("kafkaBootstrap").asString(null));
    }

    public String secret(String key) {
        return known(key)
                .orElseThrow(() -> new UserError("The secret " + key + " is not known. Set " + variable(key) + "."));
    }

    /** Whether the person can be signed in. */
    boolean knows(String user) {
        return known(user + ".password").isPresent();
    }

    private Optional<String> known(String key) {
        return Optional.ofNullable(System.getenv(variable(key)))
                .or(() -> Optional.ofNullable(secrets.getProperty(key)));
    }

    private static String variable(String key) {
        return "SLIPWAY_" + key.replace('.', '_').toUpperCase(Locale.ROOT);
    }

    public String password(String user) {
        return secret(user + ".password");
    }

    /** All processes of one service, replicas included. */
    public List<Member> replicas(String service) {
        return members.stream().filter(it -> it.service().equals(service)).toList();
    }

    /** The database that the service uses. */
    String database(String service) {
        return replicas(service).stream()
                .flatMap(it -> Optional.ofNullable(it.jdbcUrl()).stream())
                .findFirst()
                .orElseThrow(() -> new UserError("The database of " + service
                        + " is not known: this command needs a stack started by ./slipway up."));
    }

    String kafkaBootstrap() {
        return members.stream()
                .flatMap(it -> Optional.ofNullable(it.kafkaBootstrap()).stream())
                .findFirst()
                .orElseThrow(() -> new UserError(
                        "The broker's address is not known: this command needs a stack started by ./slipway up."));
    }
}
