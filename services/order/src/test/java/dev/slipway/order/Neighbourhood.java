package dev.slipway.order;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.NewTopic;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.config.TopicBuilder;
import org.springframework.test.context.DynamicPropertyRegistrar;

/** Stands in for catalog and todo: prices of every sku that does not begin with NO-, and whatever journeys a test wants. */
@TestConfiguration(proxyBeanMethods = false)
public class Neighbourhood {

    @Bean
    static Stub neighbourStub() throws IOException {
        return new Stub();
    }

    /** Catalog declares what it publishes to; a consumer has to wait for it. */
    @Bean
    static NewTopic stockEvents() {
        return TopicBuilder.name("stock.events.v1").partitions(3).build();
    }

    @Bean
    static DynamicPropertyRegistrar neighbourAddresses(Stub stub) {
        return registry -> {
            registry.add("spring.http.serviceclient.catalog.base-url", () -> stub.address() + "/catalog");
            registry.add("spring.http.serviceclient.todo.base-url", () -> stub.address() + "/todo");
        };
    }

    public static class Stub implements DisposableBean {

        private final HttpServer server;
        private final AtomicInteger priceCalls = new AtomicInteger();
        private final Map<String, String> journeys = new ConcurrentHashMap<>();
        private final Map<String, String> tokens = new ConcurrentHashMap<>();
        private volatile Duration delay = Duration.ZERO;
        private volatile boolean broken;

        Stub() throws IOException {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/", this::answer);
            server.start();
        }

        String address() {
            return "http://localhost:" + server.getAddress().getPort();
        }

        public int priceCalls() {
            return priceCalls.get();
        }

        public void breakDown() {
            broken = true;
        }

        public void slowDown(Duration by) {
            delay = by;
        }

        public void recover() {
            broken = false;
            delay = Duration.ZERO;
        }

        /** What the neighbour answers about an order; it knows nothing of any other. */
        public void journey(String service, Object order, String json) {
            journeys.put("/" + service + "/api/journeys/" + order, json);
        }

        /** The header with which the neighbour was asked for the journey. */
        public @Nullable String tokenFor(String service, Object order) {
            return tokens.get("/" + service + "/api/journeys/" + order);
        }

        private void answer(HttpExchange exchange) throws IOException {
            try (exchange) {
                pause();
                var path = exchange.getRequestURI().getPath();
                if (broken) {
                    exchange.sendResponseHeaders(500, -1);
                } else if (path.equals("/catalog/api/prices")) {
                    priceCalls.incrementAndGet();
                    ok(exchange, prices(exchange.getRequestURI().getQuery()));
                } else if (journeys.containsKey(path)) {
                    tokens.put(path, String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
                    ok(exchange, journeys.get(path));
                } else {
                    exchange.sendResponseHeaders(404, -1);
                }
            }
        }

        /** Every product costs 10 euros; USD- ones cost 10 dollars. */
        private static String prices(String query) {
            return Arrays.stream(query.split("&"))
                    .map(it -> it.substring("sku=".length()))
                    .filter(sku -> !sku.startsWith("NO-"))
                    .map(sku -> """
                            {"sku":"%s","name":"Name of %s","unitPrice":{"minor":1000,"currency":"%s"},"extra":1}""".formatted(sku, sku, sku.startsWith("USD-") ? "USD" : "EUR"))
                    .collect(joining(",", "{\"prices\":[", "]}"));
        }

        private static void ok(HttpExchange exchange, String json) throws IOException {
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            var bytes = json.getBytes(UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }

        private void pause() {
            try {
                Thread.sleep(delay);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void destroy() {
            server.stop(0);
        }
    }
}
