package dev.slipway.gateway;

import static dev.slipway.gateway.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.test.Tokens;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.env.Environment;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** A stack of to-do lists alone: nothing of the shop exists outside, and what is there works. */
@GatewayTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AbsentServicesTests {

    @Autowired
    private Environment settings;

    private OtherGateway gateway;

    @BeforeAll
    void start() {
        gateway = OtherGateway.of(
                settings, Map.of("slipway.gateway.upstreams.catalog", "", "slipway.gateway.upstreams.order", ""));
    }

    @AfterAll
    void stop() {
        gateway.close();
    }

    @BeforeEach
    void forget() {
        Neighbours.ALL.forEach(StubServer::forget);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/orders",
                "/api/orders/1/events",
                "/api/order/dead-letters",
                "/api/order/system",
                "/api/products",
                "/api/products/A-1/stock",
                "/api/prices?sku=A-1",
                "/v3/api-docs/catalog",
                "/v3/api-docs/order"
            })
    void haveNoAddress(String path) {
        assertProblem(new Browser(gateway.port()).get(path), 404, "not-found");
        assertProblem(
                new Browser(gateway.port())
                        .send("GET", path, "", Map.of("Authorization", "Bearer " + Tokens.customer())),
                404,
                "not-found");
        assertProblem(new Browser(gateway.port()).signIn("alice").get(path), 404, "not-found");
    }

    @Test
    void areNotNeededToSignInAndUseTheRest() {
        var alice = new Browser(gateway.port()).signIn("alice");

        assertThat(alice.get("/session/me").body()).contains("\"signedIn\":true", "\"services\":[\"auth\",\"todo\"]");
        assertThat(alice.post("/api/lists", "{\"name\":\"Garden\"}").statusCode())
                .isEqualTo(200);
        assertThat(Neighbours.TODO.seen("/api/lists"))
                .singleElement()
                .satisfies(it -> assertThat(it.header("Authorization")).isNotEmpty());
        assertThat(new Browser(gateway.port()).get("/v3/api-docs/todo").statusCode())
                .isEqualTo(200);
        assertProblem(new Browser(gateway.port()).get("/api/lists"), 401, "unauthorized");
        for (var shop : List.of(Neighbours.CATALOG, Neighbours.ORDER)) {
            assertThat(shop.seen()).isEmpty();
        }
    }

    @Test
    void areNamedOnNoPage() {
        assertThat(new Browser(gateway.port()).get("/status.json").body())
                .contains("\"name\":\"todo\"", "\"name\":\"auth\"")
                .doesNotContain("catalog", "order");
    }

    @Test
    void areSwitchedOffInAContainerByAnEmptyVariable() {
        inAContainer(Map.of())
                .run(it -> assertThat(
                                it.getBean(GatewaySettings.class).upstreams().values())
                        .hasSize(4)
                        .allSatisfy(addresses -> assertThat(addresses).hasSize(1)));
        inAContainer(Map.of("SLIPWAY_GATEWAY_UPSTREAMS_CATALOG", ""))
                .run(it -> assertThat(new Upstreams(it.getBean(GatewaySettings.class)).names())
                        .containsExactlyInAnyOrder("auth", "order", "todo"));
    }

    private static ApplicationContextRunner inAContainer(Map<String, Object> variables) {
        return new ApplicationContextRunner()
                .withInitializer(it -> it.getEnvironment()
                        .getPropertySources()
                        .replace(
                                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                                new SystemEnvironmentPropertySource(
                                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, variables)))
                .withPropertyValues("spring.profiles.active=container")
                .withInitializer(new ConfigDataApplicationContextInitializer())
                .withUserConfiguration(Settings.class);
    }

    @EnableConfigurationProperties(GatewaySettings.class)
    static class Settings {}
}
