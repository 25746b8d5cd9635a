package dev.slipway.tiny;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.test.BackingServices;
import dev.slipway.test.Eventually;
import dev.slipway.test.Link;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.web.server.context.WebServerApplicationContext;

@ExtendWith(OutputCaptureExtension.class)
class LateDatabaseTests {

    @Test
    void waitsForItsDatabaseAndSaysSo(CapturedOutput output) throws Exception {
        var database = BackingServices.freshDatabase();
        try (var link = new Link(database.host(), database.port())) {
            link.cut();

            var starting = CompletableFuture.supplyAsync(() -> new SpringApplicationBuilder(TinyApplication.class)
                    .run(
                            "--server.port=0",
                            "--spring.datasource.url=" + database.url(link.port()),
                            "--spring.datasource.username=" + database.user(),
                            "--spring.datasource.password=" + database.password()));
            Eventually.within(Duration.ofSeconds(30), () -> assertThat(output).containsIgnoringCase("retrying in"));
            assertThat(starting).isNotDone();

            link.mend();
            try (var service = starting.get(30, TimeUnit.SECONDS)) {
                var port =
                        ((WebServerApplicationContext) service).getWebServer().getPort();
                assertThat(Answer.to(port, "GET", "/readyz", Optional.empty()).status())
                        .isEqualTo(200);
            }
        }
    }

    @Test
    void waitsForItsRoleUntilItIsToldToStop(CapturedOutput output) throws Exception {
        var database = BackingServices.freshDatabase();
        try (var threads = Executors.newSingleThreadExecutor()) {
            var starting = threads.submit(() -> new SpringApplicationBuilder(TinyApplication.class)
                    .run(
                            "--server.port=0",
                            "--spring.datasource.url=" + database.url(),
                            "--spring.datasource.username=made-later",
                            "--spring.datasource.password=" + database.password()));
            Eventually.within(Duration.ofSeconds(30), () -> assertThat(output).contains("made-later", "Retrying in"));
            assertThat(starting.isDone()).isFalse();

            threads.shutdownNow();

            assertThatThrownBy(() -> starting.get(30, TimeUnit.SECONDS)).isInstanceOf(ExecutionException.class);
        }
    }
}
