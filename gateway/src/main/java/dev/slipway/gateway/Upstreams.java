package dev.slipway.gateway;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * The replicas of each service, by turns; one that took no connection, was not there, did not answer in time or takes its leave comes last
 * for a moment.
 */
@Component
public class Upstreams {

    public static final String AUTH = "auth";

    private static final long REST = Duration.ofSeconds(1).toNanos();

    private final Map<String, Service> services;

    Upstreams(GatewaySettings settings) {
        services = settings.upstreams().entrySet().stream()
                .filter(it -> !it.getValue().isEmpty())
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey,
                        it -> new Service(
                                it.getValue().stream().map(Replica::new).toList(), new AtomicInteger())));
    }

    /** The services that are here; what a stack does without is named nowhere and does not exist outside. */
    public Set<String> names() {
        return services.keySet();
    }

    boolean has(String name) {
        return services.containsKey(name);
    }

    /** All replicas, the one whose turn it is first; none of a service that is not here. */
    public List<Replica> inTurn(String name) {
        var service = services.get(name);
        if (service == null) {
            return List.of();
        }
        var replicas = service.replicas();
        var first = Math.floorMod(service.turn().getAndIncrement(), replicas.size());
        var ready = new ArrayList<Replica>(replicas.size());
        var resting = new ArrayList<Replica>(0);
        for (var i = 0; i < replicas.size(); i++) {
            var replica = replicas.get((first + i) % replicas.size());
            (replica.rests() ? resting : ready).add(replica);
        }
        ready.addAll(resting);
        return ready;
    }

    private record Service(List<Replica> replicas, AtomicInteger turn) {}

    public static final class Replica {

        private final String base;
        private volatile long restsSince = System.nanoTime() - REST;

        Replica(URI base) {
            this.base = base.toString().replaceFirst("/+$", "");
        }

        public URI at(String pathAndQuery) {
            return URI.create(base + pathAndQuery);
        }

        /** For a second the others are asked first. */
        public void letRest() {
            restsSince = System.nanoTime();
        }

        private boolean rests() {
            return System.nanoTime() - restsSince < REST;
        }

        @Override
        public String toString() {
            return base;
        }
    }
}
