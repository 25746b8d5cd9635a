package dev.slipway.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.slipway.bench.Answers.Answer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LoadTests {

    private final AtomicInteger served = new AtomicInteger();
    private HttpServer server;
    private URI address;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            try (exchange) {
                served.incrementAndGet();
                exchange.sendResponseHeaders(exchange.getRequestURI().getPath().equals("/full") ? 503 : 204, -1);
            }
        });
        server.start();
        address = URI.create("http://localhost:" + server.getAddress().getPort() + "/");
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void sendsAsManyRequestsAsItIsToldHoweverManyClients() {
        var answers = Load.of(7, Load.times(100), () -> Load.to(address).build());
        assertThat(answers.count(Answer::ok)).isEqualTo(100);
        assertThat(served).hasValue(100);
    }

    @Test
    void sendsForSoLong() {
        var answers = Load.of(
                2, Load.lasting(Duration.ofMillis(200)), () -> Load.to(address).build());
        assertThat(answers.all()).isNotEmpty();
        assertThat(answers.took()).isBetween(Duration.ofMillis(150), Duration.ofSeconds(10));
    }

    @Test
    void sendsNoFasterThanItIsTold() {
        var begin = System.nanoTime();
        var answers = Load.of(4, Load.paced(100, 30), () -> Load.to(address).build());
        var took = Duration.ofNanos(System.nanoTime() - begin);
        assertThat(answers.all()).hasSize(30);
        assertThat(took).isGreaterThanOrEqualTo(Duration.ofMillis(290));
    }

    @Test
    void tellsRefusalsFromSilence() {
        assertThat(Load.of(
                                1,
                                Load.times(3),
                                () -> Load.to(address.resolve("/full")).build())
                        .count(Answer::refused))
                .isEqualTo(3);
        server.stop(0);
        assertThat(Load.of(1, Load.times(3), () -> Load.to(address).build()).count(Answer::hung))
                .isEqualTo(3);
    }
}
