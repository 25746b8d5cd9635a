package dev.slipway.local;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What should run: the parts of the stack at one place, with their secrets and overrides. */
record Plan(Home home, Settings settings, Postgres postgres, Kafka kafka, List<ServiceProcess> services) {

    static Plan of(Home home, Stack stack, Stack.Place place, Secrets secrets, Map<String, String> overrides) {
        var settings = new Settings(stack, place, secrets, overrides);
        var broker = new TreeMap<>(overrides);
        broker.keySet().removeIf(it -> !it.startsWith("SLIPWAY_KAFKA_"));
        var services = new ArrayList<ServiceProcess>();
        for (var service : stack.services()) {
            for (int number = 1; number <= place.count(service); number++) {
                services.add(new ServiceProcess(home, settings, service, number));
            }
        }
        return new Plan(
                home,
                settings,
                new Postgres(home, settings.postgresPort(), secrets.get("postgres.password")),
                new Kafka(
                        home,
                        place.base() + stack.ports().kafka(),
                        place.base() + stack.ports().kafkaController(),
                        broker),
                List.copyOf(services));
    }

    /** Backing services first. */
    List<Part> parts() {
        return Stream.concat(Stream.of(postgres, kafka), services.stream()).toList();
    }

    List<Trainable> trainables() {
        return Stream.concat(
                        Stream.of(kafka),
                        services.stream().filter(it -> !it.name().contains("-")))
                .map(it -> (Trainable) it)
                .toList();
    }

    /** {@code order-1} is {@code order}. */
    Part part(String name) {
        var wanted = name.endsWith("-1") ? name.substring(0, name.length() - 2) : name;
        return find(wanted)
                .orElseThrow(() -> Problem.usage("Nothing here is called '" + name + "'. There is: "
                        + String.join(", ", parts().stream().map(Part::name).toList())
                        + (name.matches(".+-\\d+")
                                ? ".\nMore replicas: ./slipway up --replicas " + name.replaceAll("-(\\d+)$", "=$1")
                                : ".")));
    }

    Optional<Part> find(String name) {
        return parts().stream().filter(it -> it.name().equals(name)).findFirst();
    }

    State emptyState() {
        return new State(
                State.VERSION,
                settings.publicUrl(),
                settings.place().base(),
                "jdbc:postgresql://localhost:" + settings.postgresPort() + "/",
                settings.kafka(),
                home.secrets().toString(),
                settings.place().replicas(),
                settings.overrides(),
                List.of());
    }
}
