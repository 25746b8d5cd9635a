package dev.slipway.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.test.Eventually;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

/** Two gateways on one database: what one knows, the other knows. */
@GatewayTest
class SharedSessionsTests {

    @LocalServerPort
    private int port;

    @Autowired
    private Environment settings;

    @AfterEach
    void mend() {
        Neighbours.AUTH.life = Duration.ofMinutes(5);
    }

    @Test
    void renewsOnceForFiftyCallsAtTwoGatewaysOnAnExpiredToken() throws Exception {
        try (var second = another(settings.getRequiredProperty("spring.datasource.url"));
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Neighbours.AUTH.life = Duration.ofSeconds(1);
            var here = new Browser(port).signIn("alice");
            var there = here.at(portOf(second));
            Neighbours.AUTH.life = Duration.ofMinutes(5);
            Neighbours.AUTH.renewals.set(0);
            var calls = new ArrayList<Callable<Integer>>();
            for (var i = 0; i < 25; i++) {
                calls.add(() -> here.get("/api/orders").statusCode());
                calls.add(() -> there.get("/api/orders").statusCode());
            }

            assertThat(threads.invokeAll(calls).stream().map(Future::resultNow))
                    .hasSize(50)
                    .containsOnly(200);
            assertThat(Neighbours.AUTH.renewals).hasValue(1);

            here.post("/session/logout", "");
            Eventually.within(
                    Duration.ofSeconds(4),
                    () -> assertThat(there.get("/api/orders").statusCode()).isEqualTo(401));
        }
    }

    @Test
    void keepsSessionsOverARestartAndSaysWhenTheirDatabaseIsGone() throws Exception {
        var alice = new Browser(port).signIn("alice");
        var url = settings.getRequiredProperty("spring.datasource.url");
        try (var link = new CutLink(url);
                var restarted = another(link.url())) {
            var again = alice.at(portOf(restarted));
            assertThat(again.get("/api/orders").statusCode()).isEqualTo(200);

            for (var fault : new CutLink.Fault[] {CutLink.Fault.CUT, CutLink.Fault.SILENT}) {
                link.suffer(fault);
                Eventually.within(Duration.ofSeconds(10), () -> {
                    var before = Instant.now();
                    var answer = again.get("/api/orders");
                    assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(3));
                    assertThat(answer.statusCode()).isEqualTo(503);
                    assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
                            .contains("problem+json");
                });
                assertThat(new Browser(portOf(restarted)).get("/api/products").statusCode())
                        .isEqualTo(200);
                link.suffer(CutLink.Fault.NONE);
                Eventually.within(
                        Duration.ofSeconds(15),
                        () -> assertThat(again.get("/api/orders").statusCode()).isEqualTo(200));
            }
        }
    }

    private ConfigurableApplicationContext another(String url) {
        var arguments = new ArrayList<String>();
        Neighbours.settings().forEach((name, value) -> arguments.add("--" + name + "=" + value));
        for (var name : new String[] {
            "spring.datasource.username",
            "spring.datasource.password",
            "spring.security.oauth2.resourceserver.jwt.jwk-set-uri"
        }) {
            arguments.add("--" + name + "=" + settings.getRequiredProperty(name));
        }
        arguments.add("--spring.datasource.url=" + url);
        arguments.add("--server.port=0");
        return new SpringApplicationBuilder(GatewayApplication.class).run(arguments.toArray(String[]::new));
    }

    private static int portOf(ConfigurableApplicationContext gateway) {
        return gateway.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }
}
