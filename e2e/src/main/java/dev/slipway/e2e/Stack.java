package dev.slipway.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where the stack is. A local one is read from what {@code ./slipway up} wrote. Of any other, the environment says what the command needs:
 * passwords ({@code SLIPWAY_ALICE_PASSWORD}), databases ({@code SLIPWAY_DATABASES_ORDER}), the broker
 * ({@code SLIPWAY_KAFKA_BOOTSTRAP_SERVERS}), and the public address where another one is called ({@code SLIPWAY_PUBLIC_URL}).
 */
public record Stack(Door door, List<Member> members, Properties secrets, Map<String, String> environment) {

    static final JsonMapper JSON = JsonMapper.builder().build();

    private static final String KAFKA = "SLIPWAY_KAFKA_";
    private static final String SERVERS = "bootstrap.servers";

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

    public static Stack at(URI target) {
        return at(target, System.getenv());
    }

    static Stack at(URI target, Map<String, String> environment) {
        var publicUrl = set(environment, "SLIPWAY_PUBLIC_URL").map(Stack::url).orElse(target);
        return new Stack(new Door(publicUrl, target), List.of(), new Properties(), environment);
    }

    static URI url(String text) {
        if (!text.matches("https?://[^/?#]+/?")) {
            throw new UserError("'" + text + "' is no address of a stack. Give one such as https://shop.example.org.");
        }
        return URI.create(text.replaceFirst("/$", ""));
    }

    /** The local stack of the run folder: {@code SLIPWAY_RUN_DIR}, or {@code run} below the working folder. */
    public static Stack local() {
        return local(
                Path.of(Optional.ofNullable(System.getenv("SLIPWAY_RUN_DIR")).orElse("run")));
    }

    static Stack local(Path folder) {
        var file = folder.resolve("state.json");
        if (!Files.exists(file)) {
            throw new UserError("Nothing is running here. Type ./slipway up first, or name a stack with --target URL"
                    + " (SLIPWAY_TARGET).");
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
            var door = Door.at(URI.create(state.path("url").asString()));
            return new Stack(door, members, secrets, System.getenv());
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

    /** The address that people know. */
    public URI url() {
        return door.publicUrl();
    }

    /** Which services there are: a local stack has what it started, of any other the gateway tells. */
    public Set<String> services() {
        if (!members.isEmpty()) {
            return members.stream().map(Member::service).collect(Collectors.toCollection(TreeSet::new));
        }
        var answer = Api.anonymous(door).get("/session/me");
        if (!answer.ok()) {
            throw new UserError(door.entrance() + " does not say which services there are: " + answer.complaint()
                    + ". Is it the address of a gateway, or of what stands before one?");
        }
        var services = new TreeSet<String>();
        answer.json().path("services").forEach(it -> services.add(it.asString()));
        return services;
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
        return set(variable(key)).or(() -> Optional.ofNullable(secrets.getProperty(key)));
    }

    private static String variable(String key) {
        return "SLIPWAY_" + key.replace('.', '_').toUpperCase(Locale.ROOT);
    }

    private Optional<String> set(String variable) {
        return set(environment, variable);
    }

    /** An empty variable is how a manifest says that nothing is set. */
    static Optional<String> set(Map<String, String> environment, String variable) {
        return Optional.ofNullable(environment.get(variable)).filter(it -> !it.isBlank());
    }

    public String password(String user) {
        return secret(user + ".password");
    }

    /** All processes of one service, first the one that stands at the public address where the service is the gateway. */
    public List<Member> replicas(String service) {
        return members.stream()
                .filter(it -> it.service().equals(service))
                .sorted(Comparator.comparing(Member::name))
                .toList();
    }

    /** The database that the service uses. */
    Optional<String> database(String service) {
        return replicas(service).stream()
                .flatMap(it -> Optional.ofNullable(it.jdbcUrl()).stream())
                .findFirst()
                .or(() -> set(databaseVariable(service)));
    }

    static String databaseVariable(String service) {
        return variable("databases." + service);
    }

    /** What a client of the broker needs; {@code SLIPWAY_KAFKA_SECURITY_PROTOCOL} sets {@code security.protocol}, and so on. */
    public Optional<Properties> kafka() {
        var settings = new Properties();
        members.stream()
                .flatMap(it -> Optional.ofNullable(it.kafkaBootstrap()).stream())
                .findFirst()
                .ifPresent(it -> settings.put(SERVERS, it));
        if (members.isEmpty()) {
            environment.forEach((variable, value) -> {
                if (variable.startsWith(KAFKA) && !value.isBlank()) {
                    var name = variable.substring(KAFKA.length());
                    settings.put(name.toLowerCase(Locale.ROOT).replace('_', '.'), value);
                }
            });
        }
        return Optional.of(settings).filter(it -> it.containsKey(SERVERS));
    }

    static String kafkaVariable() {
        return KAFKA + "BOOTSTRAP_SERVERS";
    }
}
