package dev.slipway.gateway;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who is up: one readiness probe for each replica and moment, however many people look. */
@RestController
class StatusController {

    private static final Duration FRESH = Duration.ofSeconds(2);

    private final Upstreams upstreams;
    private final CloseableHttpClient client;
    private @Nullable Status last;
    private long lastAt;

    StatusController(Upstreams upstreams, CloseableHttpClient client) {
        this.upstreams = upstreams;
        this.client = client;
    }

    /** Every service by name: {@code {"services":[{"name":"order","up":true,"ready":1,"replicas":2}]}}, two seconds old at most. */
    @GetMapping("/status.json")
    ResponseEntity<Status> status() throws InterruptedException {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(current());
    }

    private synchronized Status current() throws InterruptedException {
        var known = last;
        if (known == null || System.nanoTime() - lastAt > FRESH.toNanos()) {
            known = new Status(probe());
            last = known;
            lastAt = System.nanoTime();
        }
        return known;
    }

    private List<ServiceStatus> probe() throws InterruptedException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var probes = new TreeSet<>(upstreams.names())
                    .stream()
                            .<Callable<ServiceStatus>>map(name -> () -> probe(name))
                            .toList();
            return threads.invokeAll(probes).stream().map(Future::resultNow).toList();
        }
    }

    private ServiceStatus probe(String service) throws InterruptedException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var probes = upstreams.inTurn(service).stream()
                    .<Callable<Boolean>>map(replica -> () -> isReady(replica))
                    .toList();
            var ready =
                    threads.invokeAll(probes).stream().filter(Future::resultNow).count();
            return new ServiceStatus(service, ready > 0, ready, probes.size());
        }
    }

    private boolean isReady(Upstreams.Replica replica) {
        var request = new HttpGet(replica.at("/actuator/health/readiness"));
        request.setConfig(RequestConfig.custom()
                .setConnectionRequestTimeout(Timeout.ofSeconds(1))
                .setResponseTimeout(Timeout.ofSeconds(1))
                .build());
        try {
            return client.execute(request, answer -> answer.getCode() == 200);
        } catch (IOException notThere) {
            return false;
        }
    }

    record Status(List<ServiceStatus> services) {}

    /**
     * @param up whether some replica is ready
     * @param ready how many of its replicas are
     */
    record ServiceStatus(String name, boolean up, long ready, int replicas) {}
}
