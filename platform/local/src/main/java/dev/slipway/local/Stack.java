package dev.slipway.local;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** {@code stack.yaml}: what there is to start. The launcher itself knows no service by name. */
record Stack(
        String entrance,
        Ports ports,
        List<String> readers,
        List<String> secrets,
        Map<String, String> environment,
        List<Service> services,
        List<Step> seed,
        List<Person> people) {

    /** Offsets from the port base. */
    record Ports(
            int postgres,
            int kafka,
            @JsonProperty("kafka-controller") int kafkaController) {}

    record Service(
            String name,
            String jar,
            int port,
            @Nullable String database,
            boolean kafka,
            String memory,
            String ready,
            @JsonSetter(nulls = Nulls.AS_EMPTY) Map<String, String> environment) {}

    /** Done once, after everything is ready for the first time: a command of a service, or of the module of tools. */
    record Step(
            String name,
            @Nullable String service,
            @Nullable String tools,
            List<String> arguments,
            @JsonSetter(nulls = Nulls.AS_EMPTY) Map<String, String> environment) {}

    record Person(String name, String secret, String can) {}

    static Stack load(Path root) {
        try {
            var file = root.resolve("stack.yaml");
            var yaml = Files.exists(file) ? Files.readString(file) : bundled();
            return new YAMLMapper().readValue(yaml, Stack.class);
        } catch (IOException | JacksonException unreadable) {
            throw new Problem("stack.yaml cannot be read: " + unreadable.getMessage());
        }
    }

    private static String bundled() throws IOException {
        try (var in = Objects.requireNonNull(Stack.class.getResourceAsStream("/stack.yaml"))) {
            return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        }
    }

    List<String> databases() {
        return services.stream()
                .map(Service::database)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    List<String> allSecrets() {
        return java.util.stream.Stream.of(
                        List.of("postgres.password"),
                        databases().stream().map(it -> it + ".password").toList(),
                        readers.stream().map(it -> it + ".password").toList(),
                        secrets)
                .flatMap(List::stream)
                .toList();
    }

    /** Where the stack lies: the port base, and how many of each service. */
    record Place(int base, Map<String, Integer> replicas) {

        int count(Service service) {
            return replicas.getOrDefault(service.name(), 1);
        }

        int port(Service service, int number) {
            return base + service.port() + 10 * (number - 1);
        }

        List<String> urls(Service service) {
            return java.util.stream.IntStream.rangeClosed(1, count(service))
                    .mapToObj(it -> "http://localhost:" + port(service, it))
                    .toList();
        }
    }

    Service service(String name) {
        return services.stream()
                .filter(it -> it.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new Problem("stack.yaml names no service " + name));
    }
}
