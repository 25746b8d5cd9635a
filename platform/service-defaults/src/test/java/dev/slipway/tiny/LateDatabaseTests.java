package dev.slipway.tiny;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.test.BackingServices;
import dev.slipway.test.Eventually;
import dev.slipway.test.Tokens;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.core.env.StandardEnvironment;

@ExtendWith(OutputCaptureExtension.class)
class LateDatabaseTests {

    @Test
    void waitsForItsDatabaseAndSaysSo(CapturedOutput output) throws Exception {
        var address = freshDatabase();
        var closed = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        var port = closed.getLocalPort();
        closed.close();

        var starting = CompletableFuture.supplyAsync(() -> new SpringApplicationBuilder(TinyApplication.class)
                .run(
                        "--server.port=0",
                        "--spring.datasource.url=jdbc:postgresql://localhost:" + port + address.getPath(),
                        "--spring.datasource.username=" + address.getPath().substring(1),
                        "--spring.datasource.password=test",
                        "--spring.security.oauth2.resourceserver.jwt.jwk-set-uri=" + Tokens.jwkSetUri()));
        Eventually.within(Duration.ofSeconds(30), () -> assertThat(output).containsIgnoringCase("retrying in"));
        assertThat(starting).isNotDone();

        try (var door = new ServerSocket(port, 50, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> forward(door, address.getPort()));
            try (var service = starting.get(30, TimeUnit.SECONDS)) {
                var open =
                        ((WebServerApplicationContext) service).getWebServer().getPort();
                assertThat(Answer.to(open, "GET", "/readyz", Optional.empty()).status())
                        .isEqualTo(200);
            }
        }
    }

    /** A database of its own, without a context: the properties of one that is never refreshed. */
    private static URI freshDatabase() {
        var environment = new StandardEnvironment();
        BackingServices.register(environment);
        return URI.create(
                environment.getRequiredProperty("spring.datasource.url").substring("jdbc:".length()));
    }

    private static void forward(ServerSocket door, int target) {
        try {
            while (true) {
                var caller = door.accept();
                var server = new Socket("localhost", target);
                pump(caller, server);
                pump(server, caller);
            }
        } catch (IOException closed) {
            // the test is over
        }
    }

    private static void pump(Socket from, Socket to) {
        Thread.ofVirtual().start(() -> {
            try (from;
                    to) {
                from.getInputStream().transferTo(to.getOutputStream());
            } catch (IOException closed) {
                // the other half closed first
            }
        });
    }
}
