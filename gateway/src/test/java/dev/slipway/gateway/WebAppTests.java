package dev.slipway.gateway;

import static dev.slipway.gateway.Problems.assertGuarded;
import static dev.slipway.gateway.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Where no nginx runs, the gateway serves the built app as nginx would. */
@GatewayTest
class WebAppTests {

    @TempDir
    private static Path app;

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void folder(DynamicPropertyRegistry settings) {
        settings.add("slipway.gateway.web-app", () -> app);
    }

    @BeforeAll
    static void build() throws IOException {
        Files.createDirectory(app.resolve("assets"));
        Files.writeString(app.resolve("index.html"), "<!doctype html><title>the app</title>");
        Files.writeString(app.resolve("theme.js"), "theme");
        Files.writeString(app.resolve("assets/index-1.js"), "code");
        Files.write(app.resolve("assets/index-1.js.gz"), gzip("code"));
    }

    private static byte[] gzip(String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zipped = new GZIPOutputStream(bytes)) {
            zipped.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/index.html", "/orders", "/orders/4711/journey", "/?sign-in=failed"})
    void answersEachOfItsPagesWithTheOneFileThatIsNotKept(String page) {
        var answer = new Browser(port).get(page);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("the app");
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-cache");
        assertGuarded(answer.headers());
    }

    @Test
    void letsFilesWhoseNamesChangeBeKeptForGood() {
        var answer = new Browser(port).send("GET", "/assets/index-1.js", "", Map.of("Accept-Encoding", "gzip"));

        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("max-age=31536000, public, immutable");
        assertThat(answer.headers().firstValue("Content-Encoding")).hasValue("gzip");
        assertThat(new Browser(port).get("/assets/index-1.js").body()).isEqualTo("code");
        assertGuarded(answer.headers());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/assets/index-0.js", "/assets/gone", "/theme-0.js", "/api/none", "/session/none"})
    void answersWhatIsNotThereWithAProblemAndNeverWithAPage(String path) {
        assertProblem(new Browser(port).get(path), 404, "not-found");
    }

    @Test
    void stillServesThePagesOfItsOwn() {
        assertThat(new Browser(port).get("/docs").body()).contains("Slipway").doesNotContain("the app");
        assertThat(new Browser(port).get("/theme.js").body()).isEqualTo("theme");
    }
}
