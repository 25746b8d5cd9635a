package dev.slipway.order.journey;

import io.micrometer.context.ContextSnapshotFactory;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;

/** Asks the others at the same time. One that is away, slow or broken costs its part of the story, nothing else. */
@Component
class Neighbours implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(Neighbours.class);
    private static final Duration PATIENCE = Duration.ofMillis(1500);

    private final Map<String, InnerJourneys> services = new TreeMap<>();
    private final ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor();
    private final ContextSnapshotFactory context =
            ContextSnapshotFactory.builder().build();

    Neighbours(CatalogJourneys catalog, TodoJourneys todo) {
        services.put("catalog", catalog);
        services.put("todo", todo);
    }

    Map<String, Answer> ask(UUID order, String token) {
        var now = context.captureAll();
        var until = System.nanoTime() + PATIENCE.toNanos();
        var asked = new TreeMap<String, Answer>();
        services.forEach((name, service) ->
                asked.put(name, new Answer(name, calls.submit(now.wrap(() -> part(service, order, token))), until)));
        return asked;
    }

    /** The neighbour knows nothing of the order, or nothing that this caller may see: that is an answer, too. */
    private static InnerJourney part(InnerJourneys service, UUID order, String token) {
        try {
            return service.of(order, token);
        } catch (HttpClientErrorException.NotFound nothing) {
            return InnerJourney.NOTHING;
        }
    }

    @Override
    public void destroy() {
        calls.shutdownNow();
    }

    record Answer(String service, Future<InnerJourney> part, long until) {

        Optional<InnerJourney> await() {
            try {
                return Optional.of(part.get(Math.max(0, until - System.nanoTime()), TimeUnit.NANOSECONDS));
            } catch (ExecutionException | TimeoutException silent) {
                part.cancel(true);
                log.warn("{} tells nothing of this order's journey: {}", service, silent.toString());
                return Optional.empty();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return Optional.empty();
            }
        }
    }
}
