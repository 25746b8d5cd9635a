package dev.slipway.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** From {@code stack.yaml} to the environment of one process. */
class SettingsTests {

    private final Stack stack = Stack.load(Path.of("/nowhere"));

    @Test
    void fillsEveryPlaceholderOfTheStackWeShip() {
        for (var service : stack.services()) {
            assertThat(settings(Map.of("order", 2), Map.of()).of(service, 1).values())
                    .as(service.name())
                    .noneMatch(it -> it.contains("{"));
        }
    }

    @Test
    void movesEveryAddressWithThePortBase() {
        var environment = new Settings(stack, new Stack.Place(9080, Map.of("auth", 2)), secrets(), Map.of())
                .of(stack.service("gateway"), 1);

        assertThat(environment)
                .containsEntry("SERVER_PORT", "9080")
                .containsEntry("SLIPWAY_PUBLIC_URL", "http://localhost:9080")
                .containsEntry("SPRING_DATASOURCE_URL", "jdbc:postgresql://localhost:9170/gateway")
                .containsEntry("SLIPWAY_GATEWAY_UPSTREAMS_AUTH", "http://localhost:9084,http://localhost:9094");
    }

    @Test
    void letsAReplicaSendItsCallersToTheOthersBeforeItStops() {
        var settings = settings(Map.of("order", 2), Map.of());

        assertThat(settings.of(stack.service("order"), 1)).containsEntry("SLIPWAY_DRAIN", "2s");
        assertThat(settings.of(stack.service("todo"), 1)).doesNotContainKey("SLIPWAY_DRAIN");
    }

    @Test
    void givesEachServiceTheSecretOfItsOwnDatabaseAlone() {
        var order = settings(Map.of(), Map.of()).of(stack.service("order"), 1);

        assertThat(order).containsEntry("SPRING_DATASOURCE_PASSWORD", "secret of orders.password");
        assertThat(order.values()).doesNotContain("secret of catalog.password", "secret of postgres.password");
    }

    @Test
    void letsTheCallerOverrideForAllForOneServiceAndForOneReplica() {
        var overrides = Settings.overridesIn(
                Map.of(
                        "SLIPWAY_ALL_LOGGING_LEVEL_ROOT", "warn",
                        "SLIPWAY_ORDER_SPRING_HTTP_SERVICECLIENT_CATALOG_BASEURL", "http://localhost:1",
                        "SLIPWAY_ORDER_2_COLOUR", "blue",
                        "SLIPWAY_RUN_DIR", "/elsewhere",
                        "HOME", "/home/alice"),
                stack);

        var first = settings(Map.of("order", 2), overrides).of(stack.service("order"), 1);
        var second = settings(Map.of("order", 2), overrides).of(stack.service("order"), 2);
        var todo = settings(Map.of(), overrides).of(stack.service("todo"), 1);

        assertThat(first)
                .containsEntry("LOGGING_LEVEL_ROOT", "warn")
                .containsEntry("SPRING_HTTP_SERVICECLIENT_CATALOG_BASEURL", "http://localhost:1")
                .as("Spring would read both spellings as one")
                .doesNotContainKeys("SPRING_HTTP_SERVICECLIENT_CATALOG_BASE_URL", "COLOUR", "2_COLOUR", "HOME");
        assertThat(second).containsEntry("COLOUR", "blue").containsEntry("SERVER_PORT", "8093");
        assertThat(todo).containsEntry("LOGGING_LEVEL_ROOT", "warn").doesNotContainKey("COLOUR");
    }

    private Settings settings(Map<String, Integer> replicas, Map<String, String> overrides) {
        return new Settings(stack, new Stack.Place(8080, replicas), secrets(), overrides);
    }

    private Secrets secrets() {
        var values = new TreeMap<String, String>();
        List.of(
                        stack.allSecrets(),
                        stack.people().stream().map(Stack.Person::secret).toList())
                .forEach(names -> names.forEach(name -> values.put(name, "secret of " + name)));
        return new Secrets(values);
    }
}
