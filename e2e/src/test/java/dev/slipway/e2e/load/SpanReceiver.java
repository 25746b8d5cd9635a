package dev.slipway.e2e.load;

import com.google.protobuf.ByteString;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.HexFormat;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Where services export their spans to, by OTLP over HTTP: it keeps them all. */
final class SpanReceiver implements AutoCloseable {

    private final Queue<Span> spans = new ConcurrentLinkedQueue<>();
    private final HttpServer server;

    SpanReceiver(int port) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/v1/traces", this::receive);
        server.start();
    }

    URI endpoint() {
        return URI.create("http://localhost:" + server.getAddress().getPort() + "/v1/traces");
    }

    List<Span> of(String trace) {
        return spans.stream().filter(it -> it.trace().equals(trace)).toList();
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            ExportTraceServiceRequest.parseFrom(exchange.getRequestBody())
                    .getResourceSpansList()
                    .forEach(this::keep);
            exchange.sendResponseHeaders(200, -1);
        }
    }

    private void keep(ResourceSpans exported) {
        var service = service(exported);
        exported.getScopeSpansList().stream()
                .flatMap(scope -> scope.getSpansList().stream())
                .map(it -> new Span(
                        hex(it.getTraceId()),
                        hex(it.getSpanId()),
                        hex(it.getParentSpanId()),
                        service,
                        it.getKind().name().replace("SPAN_KIND_", ""),
                        it.getName()))
                .forEach(spans::add);
    }

    private static String service(ResourceSpans exported) {
        return exported.getResource().getAttributesList().stream()
                .filter(it -> it.getKey().equals("service.name"))
                .map(it -> it.getValue().getStringValue())
                .findFirst()
                .orElse("");
    }

    private static String hex(ByteString id) {
        return HexFormat.of().formatHex(id.toByteArray());
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
