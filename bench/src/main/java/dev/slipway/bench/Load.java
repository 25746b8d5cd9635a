package dev.slipway.bench;

import dev.slipway.bench.Answers.Answer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Clients that each send one request after another. Their own CPU time is in no figure, since only the measured processes'
 * is read; but they share the cores with those, so requests per second say little here.
 */
final class Load {

    static final int CLIENTS = 16;

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int BURSTS = 5;

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    private Load() {}

    /** In bursts with pauses as long: where all cores serve requests, the compilers get none. */
    static void warmUp(int requests, Supplier<HttpRequest> request) {
        for (int i = 0; i < BURSTS; i++) {
            var burst = of(CLIENTS, times(requests / BURSTS), request).demandOk();
            Pause.of(burst.took());
        }
    }

    /** All clients together send as long as there is more to send. */
    static Answers of(int clients, BooleanSupplier more, Supplier<HttpRequest> request) {
        var begin = System.nanoTime();
        var answers = parallel(clients, () -> {
            var own = new ArrayList<Answer>();
            while (more.getAsBoolean()) {
                own.add(send(request.get()));
            }
            return own;
        });
        var took = Duration.ofNanos(System.nanoTime() - begin);
        return new Answers(answers.stream().flatMap(List::stream).toList(), took);
    }

    static BooleanSupplier times(long requests) {
        var left = new AtomicLong(requests);
        return () -> left.getAndDecrement() > 0;
    }

    static BooleanSupplier lasting(Duration span) {
        var end = System.nanoTime() + span.toNanos();
        return () -> System.nanoTime() - end < 0;
    }

    /** So many a second, whether answers are quick or slow. */
    static BooleanSupplier paced(double perSecond, long requests) {
        var begin = System.nanoTime();
        var next = new AtomicLong();
        return () -> {
            var number = next.getAndIncrement();
            if (number >= requests) {
                return false;
            }
            Pause.until(begin + (long) (number * 1e9 / perSecond));
            return true;
        };
    }

    private static Answer send(HttpRequest request) {
        var begin = System.nanoTime();
        int status;
        try {
            status = HTTP.send(request, BodyHandlers.discarding()).statusCode();
        } catch (IOException none) {
            status = 0;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Unmeasurable("Stopped.", stopped);
        }
        return new Answer(status, Duration.ofNanos(System.nanoTime() - begin));
    }

    static HttpRequest.Builder to(URI address) {
        return HttpRequest.newBuilder(address).timeout(PATIENCE);
    }

    static <T> List<T> parallel(int times, Callable<T> work) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = IntStream.range(0, times)
                    .mapToObj(_ -> threads.submit(work))
                    .toList();
            var results = new ArrayList<T>();
            for (var one : running) {
                results.add(one.get());
            }
            return results;
        } catch (ExecutionException e) {
            throw new Unmeasurable("A client broke off: " + e.getCause(), e);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Unmeasurable("Stopped.", stopped);
        }
    }
}
