package dev.slipway.tiny;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.slipway.test.BackingServices;
import dev.slipway.test.Eventually;
import dev.slipway.test.Tokens;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A service as its operators see it: what it logs, where its traces go, how it ends. */
@ExtendWith(OutputCaptureExtension.class)
class OperationTests {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String TRACEPARENT = "00-" + TRACE + "-00f067aa0ba902b7-01";

    private static ConfigurableApplicationContext start(String... settings) {
        var arguments = Stream.concat(Stream.of("--server.port=0"), Stream.of(settings));
        return new SpringApplicationBuilder(TinyApplication.class, BackingServices.class)
                .run(arguments.toArray(String[]::new));
    }

    private static Answer get(ConfigurableApplicationContext service, String path, String token) {
        var port = ((WebServerApplicationContext) service).getWebServer().getPort();
        return Answer.to(
                port, "GET", path, Optional.empty(), "Authorization", "Bearer " + token, "traceparent", TRACEPARENT);
    }

    @Test
    void logsLinesOfJsonThatNameServiceAndTraceButNoSecret(CapturedOutput output) {
        var token = Tokens.customer();
        LoggingSystem.get(getClass().getClassLoader())
                .cleanUp(); // else it stays as a service of another test has set it
        try (var service = start("--slipway.log-format=json", "--slipway.scrape.password=scrape-2718281828")) {
            get(service, "/api/broken", token).problem(500, "unexpected");
            get(service, "/api/broken", token + "x").problem(401, "unauthorized");
            get(service, "/actuator/prometheus", token).problem(401, "unauthorized");
        } finally {
            System.clearProperty("CONSOLE_LOG_STRUCTURED_FORMAT"); // outlives a service, and is for one
        }
        var failure = lines(output).stream()
                .filter(line -> line.path("message").asString().startsWith("Unexpected failure"))
                .findFirst()
                .orElseThrow();

        assertThat(failure.at("/service/name").asString()).isEqualTo("tiny");
        assertThat(failure.at("/log/level").asString()).isEqualTo("ERROR");
        assertThat(failure.path("trace.id").asString()).isEqualTo(TRACE);
        assertThat(failure.at("/error/stack_trace").asString()).contains("TinyController.broken");
        assertThat(output).doesNotContain("scrape-2718281828", token.substring(0, 40));
    }

    private static List<JsonNode> lines(CapturedOutput output) {
        return output.toString()
                .lines()
                .filter(line -> line.startsWith("{"))
                .map(line -> JsonMapper.shared().readTree(line))
                .toList();
    }

    @Test
    void keepsTracesToItselfUntilItIsToldWhereTheyGo(CapturedOutput output) {
        try (var service = start()) {
            assertThat(service.getBeanProvider(SpanExporter.class)).isEmpty();
            assertThat(get(service, "/api/echo?text=a", Tokens.customer()).status())
                    .isEqualTo(200);
        }
        assertThat(output).doesNotContainIgnoringCase("failed to export");
    }

    @Test
    void sendsTracesWhereItIsTold() throws IOException {
        var received = new CopyOnWriteArrayList<String>();
        var collector = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        collector.createContext("/v1/traces", exchange -> {
            received.add(hex(exchange.getRequestBody().readAllBytes()));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        collector.start();
        try (var service = start("--management.opentelemetry.tracing.export.otlp.endpoint=http://localhost:"
                + collector.getAddress().getPort() + "/v1/traces")) {
            get(service, "/readyz", Tokens.customer());
            assertThat(get(service, "/api/echo?text=a", Tokens.customer()).status())
                    .isEqualTo(200);
            Eventually.within(
                    PATIENCE,
                    () -> assertThat(received).anySatisfy(it -> assertThat(it).contains(TRACE)));
        } finally {
            collector.stop(0);
        }
        assertThat(received)
                .noneSatisfy(it -> assertThat(it).contains(hex("/readyz".getBytes(StandardCharsets.UTF_8))));
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    @Test
    void losesNoRequestOfThoseWhoKeepTheirConnections() throws Exception {
        try (var service = start("--slipway.drain=10s");
                var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            var port = ((WebServerApplicationContext) service).getWebServer().getPort();
            var answers = new AtomicInteger();
            var ends = IntStream.range(0, 12)
                    .mapToObj(_ -> clients.submit(() -> askUntilToldToLeave(port, answers)))
                    .toList();
            Eventually.within(PATIENCE, () -> assertThat(answers.get()).isGreaterThan(100));

            var stop = clients.submit(service::close);

            for (var end : ends) {
                assertThat(end.get(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isEqualTo("told to leave");
            }
            stop.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }
    }

    /** Over one connection, as a gateway's; a request that gets no answer is a lost one. */
    private static String askUntilToldToLeave(int port, AtomicInteger answers) throws IOException {
        var request = "GET /actuator/health/readiness HTTP/1.1\r\nHost: localhost\r\n\r\n";
        try (var socket = new Socket("localhost", port)) {
            var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
            while (true) {
                socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
                var head = head(in);
                if (head.isEmpty()) {
                    return "lost";
                }
                answers.incrementAndGet();
                if (head.contains("connection: close")) {
                    return "told to leave";
                }
            }
        }
    }

    /** The head in small letters; the chunks behind it are read as well. */
    private static String head(BufferedReader in) throws IOException {
        var head = new StringBuilder();
        for (var line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
            head.append(line.toLowerCase(Locale.ROOT)).append('\n');
        }
        if (head.indexOf("chunked") >= 0) {
            while (!"0".equals(in.readLine())) {
                // the body is not what is looked at
            }
            in.readLine();
        }
        return head.toString();
    }

    @Test
    void saysThatItIsNotReadyWhileItStillAnswers() throws Exception {
        try (var service = start("--slipway.drain=10s");
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var port = ((WebServerApplicationContext) service).getWebServer().getPort();
            Future<?> stop;
            try (var idle = new Socket("localhost", port)) {
                assertThat(idle.isConnected())
                        .as("one who keeps the stop waiting")
                        .isTrue();
                stop = threads.submit(service::close);

                Eventually.within(
                        PATIENCE,
                        () -> assertThat(get(service, "/readyz", Tokens.customer())
                                        .status())
                                .isEqualTo(503));
                assertThat(get(service, "/api/echo?text=a", Tokens.customer()).status())
                        .isEqualTo(200);
            }
            stop.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }
    }

    @Test
    void answersWhatItHasBegunBeforeItStops() throws Exception {
        var service = start();
        try {
            var answer = CompletableFuture.supplyAsync(() -> get(service, "/api/slow?seconds=1", Tokens.customer()));
            var jdbc = service.getBean(JdbcTemplate.class);
            Eventually.within(
                    PATIENCE,
                    () -> assertThat(jdbc.queryForObject(
                                    "select count(*) from pg_stat_activity where state = 'active' and query = 'select pg_sleep($1)'",
                                    Long.class))
                            .isOne());

            service.close();

            assertThat(answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS).status())
                    .isEqualTo(200);
        } finally {
            service.close();
        }
    }
}
