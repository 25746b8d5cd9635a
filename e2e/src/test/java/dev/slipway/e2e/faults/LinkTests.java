package dev.slipway.e2e.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.slipway.e2e.OnAStack;
import dev.slipway.e2e.Scene;
import dev.slipway.test.Link;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Cables between services are slow, cut, or swallow all that they are given: whoever asks is answered in time, and nothing is lost. */
@OnAStack
@Order(92)
@Tag("minutes")
class LinkTests {

    private static final Duration BROKEN = Duration.ofSeconds(7);
    private static final Duration SLOW = Duration.ofMillis(150);
    private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(6);

    private enum Fault {
        SLOW,
        CUT,
        BLACK_HOLE
    }

    static Stream<Arguments> links() {
        return Stream.of("order to postgres", "catalog to postgres", "order to catalog", "gateway to order")
                .flatMap(link -> Stream.of(Fault.values()).map(fault -> Arguments.of(link, fault)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("links")
    void endsThirtyOrdersAlthoughALinkIs(String name, Fault fault) throws Exception {
        Scene.needsItsProcesses();
        var ends = name.split(" to ");
        var members = Scene.stack().replicas(ends[0]);
        assumeFalse(members.isEmpty(), ends[0] + " does not run");
        try (var link = new Link("localhost", port(ends[1]))) {
            Scene.stop(members);
            Scene.startWith(environment(ends[0], ends[1], link.port()), members);
            try {
                new ThirtyOrders().endDespite(() -> {
                    var broken = Instant.now();
                    breakLink(link, fault);
                    assertAnswered();
                    Thread.sleep(Duration.between(Instant.now(), broken.plus(BROKEN))); // the fault is this time
                    link.mend();
                });
            } finally {
                Scene.stop(members);
                Scene.start(members);
            }
        }
    }

    private static void breakLink(Link link, Fault fault) {
        switch (fault) {
            case SLOW -> link.slow(SLOW);
            case CUT -> link.cut();
            case BLACK_HOLE -> link.clog();
        }
    }

    /** Well, or with a problem that says so. */
    private static void assertAnswered() {
        for (var path : List.of("/api/products?size=1", "/api/orders", "/api/lists")) {
            var asked = Instant.now();
            var answer = Scene.person("alice").api().get(path);
            assertThat(Duration.between(asked, Instant.now())).as(path).isLessThan(ANSWERED_WITHIN);
            assertThat(answer.status()).as(path).isIn(200, 502, 503, 504);
        }
    }

    private static int port(String service) {
        var member = Scene.stack().replicas(service).getFirst();
        return service.equals("postgres") ? databaseOf("order").getPort() : member.httpPort();
    }

    private static URI databaseOf(String service) {
        var url = Scene.stack().replicas(service).getFirst().jdbcUrl();
        return URI.create(url.replaceFirst("^jdbc:", ""));
    }

    /** The settings by which the service takes the link instead of the straight way. */
    private static Map<String, String> environment(String from, String to, int port) {
        var variable = switch (to) {
            case "postgres" -> "SPRING_DATASOURCE_URL";
            case "catalog" -> "SPRING_HTTP_SERVICECLIENT_CATALOG_BASE_URL";
            default -> "SLIPWAY_GATEWAY_UPSTREAMS_ORDER";
        };
        var address = to.equals("postgres") ? "jdbc:" + moved(databaseOf(from), port) : "http://localhost:" + port;
        return Map.of("SLIPWAY_" + from.toUpperCase(Locale.ROOT) + "_" + variable, address);
    }

    private static String moved(URI database, int port) {
        return database.toString().replaceFirst(":" + database.getPort() + "/", ":" + port + "/");
    }
}
