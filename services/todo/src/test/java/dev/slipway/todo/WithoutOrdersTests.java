package dev.slipway.todo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.test.BackingServices;
import dev.slipway.test.Tokens;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.resttestclient.autoconfigure.AutoConfigureRestTestClient;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.client.RestTestClient;

/** Lists and tasks with PostgreSQL alone: whoever listens where the broker should be is never called. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "todo.orders.enabled=false")
@AutoConfigureRestTestClient
@Import(BackingServices.class)
class WithoutOrdersTests {

    private static final AtomicInteger CALLS = new AtomicInteger();

    private static ServerSocket insteadOfABroker;

    @Autowired
    private RestTestClient http;

    @DynamicPropertySource
    static void broker(DynamicPropertyRegistry properties) throws IOException {
        insteadOfABroker = new ServerSocket(0);
        properties.add("spring.kafka.bootstrap-servers", () -> "localhost:" + insteadOfABroker.getLocalPort());
    }

    @BeforeAll
    static void listen() {
        Thread.ofVirtual().start(WithoutOrdersTests::countCalls);
    }

    private static void countCalls() {
        try {
            while (true) {
                insteadOfABroker.accept().close();
                CALLS.incrementAndGet();
            }
        } catch (IOException closed) {
            // the test is over
        }
    }

    @AfterAll
    static void leave() throws IOException {
        insteadOfABroker.close();
    }

    @Test
    void isReadyAndKeepsListsAndAsksNoBroker() {
        http.get().uri("/readyz").exchange().expectStatus().isOk();
        http.get().uri("/actuator/health").exchange().expectStatus().isOk();

        var alice = Caller.customer(http);
        var task = alice.task(alice.list("Garden"), "Prune");

        assertThat(alice.get(task).<String>at("$.title")).isEqualTo("Prune");
        assertThat(CALLS).hasValue(0);
    }

    @Test
    void knowsNothingOfOrders() {
        var admin = Caller.with(http, Tokens.user(UUID.randomUUID(), "admin"));

        assertThat(admin.get("/api/journeys/" + UUID.randomUUID()).status()).isEqualTo(404);
        assertThat(admin.get("/api/todo/dead-letters").status()).isEqualTo(404);
        assertThat(admin.get("/api/todo/system").status()).isEqualTo(404);
    }
}
