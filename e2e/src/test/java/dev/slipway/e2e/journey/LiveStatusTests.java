package dev.slipway.e2e.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.e2e.OnAStack;
import dev.slipway.e2e.Scene;
import dev.slipway.e2e.Shopper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@OnAStack
@Order(6)
class LiveStatusTests {

    private final Shopper alice = Scene.person("alice");

    @Test
    void tellsEachStepAsItHappens() throws Exception {
        var id = Scene.id(alice.place(Map.of(Scene.product(1), 1), "timeout", Scene.SOON));

        var seen = follow(Scene.stack().url(), id, "", event -> event.contains("REJECTED"));

        assertThat(seen.getFirst()).contains("PENDING");
        assertThat(seen.getLast()).contains("REJECTED");
    }

    @Test
    void givesWhoComesBackWhatTheyMissed() throws Exception {
        var id = Scene.id(Scene.ended(alice, Scene.product(1), 1, "approved"));
        Predicate<String> end = event -> event.contains("CONFIRMED");

        var all = follow(Scene.stack().url(), id, "", end);
        var rest = follow(Scene.stack().url(), id, "1", end);

        assertThat(all).hasSizeGreaterThan(1);
        assertThat(rest).isEqualTo(all.subList(1, all.size()));
    }

    @Test
    void tellsItThroughEveryReplica() throws Exception {
        Scene.needsItsProcesses();
        var id = Scene.id(Scene.ended(alice, Scene.product(1), 1, "approved"));

        for (var replica : Scene.stack().replicas("order")) {
            var seen = follow(
                    URI.create("http://localhost:" + replica.httpPort()), id, "", it -> it.contains("CONFIRMED"));
            assertThat(seen).as(replica.name()).isNotEmpty();
        }
    }

    /** The events' data until one is the last that is wanted. */
    private List<String> follow(URI door, String order, String lastSeen, Predicate<String> last) throws Exception {
        var request = HttpRequest.newBuilder(door.resolve("/api/orders/" + order + "/events"))
                .header("Authorization", "Bearer " + alice.accessToken())
                .header("Accept", "text/event-stream")
                .timeout(Duration.ofSeconds(10));
        if (!lastSeen.isEmpty()) {
            request.header("Last-Event-ID", lastSeen);
        }
        try (var http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            var answer = http.send(request.build(), BodyHandlers.ofLines());
            assertThat(answer.statusCode()).isEqualTo(200);
            try (var lines = answer.body()) {
                return CompletableFuture.supplyAsync(() -> until(lines, last)).get(20, TimeUnit.SECONDS);
            } finally {
                http.shutdownNow();
            }
        }
    }

    private static List<String> until(Stream<String> lines, Predicate<String> last) {
        var events = new ArrayList<String>();
        for (var line : (Iterable<String>) lines.filter(it -> it.startsWith("data:"))::iterator) {
            events.add(line);
            if (last.test(line)) {
                break;
            }
        }
        return events;
    }
}
