package dev.slipway.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The tools against a stack that no run folder tells of, called at another address than people use. */
class ElsewhereTests {

    private static final String PUBLIC = "https://shop.example.org";

    private final Map<String, String> environment = new HashMap<>(Map.of("SLIPWAY_PUBLIC_URL", PUBLIC));
    private final List<String> hosts = new ArrayList<>();
    private final List<String> cookies = new ArrayList<>();
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private HttpServer entrance;
    private String services = "[]";
    private int refusals;

    @BeforeEach
    void open() throws IOException {
        entrance = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        entrance.createContext("/", this::answer);
        entrance.start();
    }

    @AfterEach
    void close() {
        entrance.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            hosts.add(exchange.getRequestHeaders().getFirst("Host"));
            cookies.add(String.valueOf(exchange.getRequestHeaders().getFirst("Cookie")));
            var path = exchange.getRequestURI().toString();
            if (path.equals("/session/login")) {
                exchange.getResponseHeaders()
                        .add("Set-Cookie", "__Host-SLIPWAY=s; Path=/; Secure; HttpOnly; SameSite=Lax");
                exchange.getResponseHeaders().add("Location", PUBLIC + "/login?from=here");
            }
            if (path.equals("/away")) {
                exchange.getResponseHeaders().add("Location", "http://127.0.0.1/callback?code=c");
            }
            var redirects = exchange.getResponseHeaders().containsKey("Location");
            var body = (path.equals("/session/me") ? "{\"services\":" + services + "}" : path)
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(redirects ? 302 : refusals-- > 0 ? 503 : 200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private Stack stack() {
        return Stack.at(URI.create("http://localhost:" + entrance.getAddress().getPort()), environment);
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }

    @Test
    void areAskedInTheNameOfThePublicAddress() {
        var page = new Browser(stack().door()).open("/session/login");

        assertThat(page.address()).isEqualTo(URI.create(PUBLIC + "/login?from=here"));
        assertThat(page.answer().body()).isEqualTo("/login?from=here");
        assertThat(hosts).containsExactly("shop.example.org", "shop.example.org");
        assertThat(cookies)
                .as("a Secure cookie belongs to the public address")
                .containsExactly("null", "__Host-SLIPWAY=s");
        assertThat(stack().url()).isEqualTo(URI.create(PUBLIC));
    }

    @Test
    void leaveTheBrowserWhereItIsSentElsewhere() {
        var page = new Browser(stack().door()).open("/away");

        assertThat(page.address()).hasToString("http://127.0.0.1/callback?code=c");
        assertThat(hosts).hasSize(1);
    }

    @Test
    void keepTheirOwnHostWithoutAPublicAddress() {
        environment.put("SLIPWAY_PUBLIC_URL", "");

        Api.anonymous(stack().door()).get("/api/products");

        assertThat(hosts).containsExactly(stack().url().getAuthority());
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost:8080", "shop.example.org", "ftp://shop", "https://shop.example.org/path", ""})
    void areNoAddressWithoutSchemeAndHost(String text) {
        assertThatThrownBy(() -> Stack.url(text)).isInstanceOf(UserError.class).hasMessageContaining("no address");
    }

    @Test
    void tellTheToolsHowToReachDatabasesAndBroker() {
        environment.put("SLIPWAY_DATABASES_ORDER", "jdbc:postgresql://db/orders?sslmode=verify-full");
        environment.put("SLIPWAY_VERIFIER_PASSWORD", "secret");
        environment.put("SLIPWAY_KAFKA_BOOTSTRAP_SERVERS", "kafka:9092");
        environment.put("SLIPWAY_KAFKA_SECURITY_PROTOCOL", "SASL_SSL");
        environment.put("SLIPWAY_KAFKA_SASL_JAAS_CONFIG", "org.example.Login required;");
        environment.put("SLIPWAY_KAFKA_SSL_TRUSTSTORE_TYPE", "PEM");

        assertThat(stack().database("order")).hasValue("jdbc:postgresql://db/orders?sslmode=verify-full");
        assertThat(stack().database("todo")).isEmpty();
        assertThat(stack().password("verifier")).isEqualTo("secret");
        assertThat(stack().kafka())
                .hasValueSatisfying(it -> assertThat(it)
                        .containsEntry("bootstrap.servers", "kafka:9092")
                        .containsEntry("security.protocol", "SASL_SSL")
                        .containsEntry("sasl.jaas.config", "org.example.Login required;")
                        .containsEntry("ssl.truststore.type", "PEM"));
    }

    @Test
    void areToldAllThatVerifyLacksAtOnce() {
        services = "[\"auth\",\"catalog\",\"order\",\"todo\"]";
        environment.put("SLIPWAY_DATABASES_TODO", "jdbc:postgresql://db/todo");

        assertThatThrownBy(() -> new Verify(stack(), new PrintStream(said)).run())
                .isInstanceOf(UserError.class)
                .hasMessageContainingAll(
                        "SLIPWAY_DATABASES_ORDER=jdbc:",
                        "SLIPWAY_DATABASES_CATALOG=jdbc:",
                        "SLIPWAY_VERIFIER_PASSWORD",
                        "SLIPWAY_KAFKA_BOOTSTRAP_SERVERS")
                .hasMessageNotContaining("SLIPWAY_DATABASES_TODO");
    }

    @Test
    void haveNoDemoWithoutAShop() {
        services = "[\"auth\",\"todo\"]";
        var demo = new Demo(
                new Shopper(stack(), "alice"),
                stack().services(),
                new Demo.Options(1, "approved", false, false),
                new PrintStream(said));

        assertThatThrownBy(demo::run)
                .isInstanceOf(UserError.class)
                .hasMessageContaining("there must be catalog and order. This stack has auth, todo.");
    }

    @Test
    void areWaitedForBeforeTheyAreSeeded() {
        refusals = 2;

        assertThatThrownBy(() -> new Seed(stack(), new PrintStream(said)).run())
                .isInstanceOf(UserError.class)
                .hasMessageContaining("no auth");
        assertThat(said()).contains("Waiting up to 180 s for the stack: the gateway does not answer");
        assertThat(refusals).isNegative();
    }

    @Test
    void nameTheirServices() {
        services = "[\"todo\",\"auth\"]";

        assertThat(stack().services()).isEqualTo(Set.of("auth", "todo"));
    }

    @Test
    void areNotTakenForAStackWhenTheyAreNone() {
        refusals = 1;

        assertThatThrownBy(() -> stack().services())
                .isInstanceOf(UserError.class)
                .hasMessageContaining("does not say which services there are");
    }
}
