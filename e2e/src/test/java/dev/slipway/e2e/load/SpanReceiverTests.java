package dev.slipway.e2e.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.trace.v1.Span.SpanKind;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@Order(50)
class SpanReceiverTests {

    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final Span ROOT = new Span(TRACE, "b7ad6b7169203331", "", "gateway", "SERVER", "http post");
    private static final Span CHILD =
            new Span(TRACE, "00f067aa0ba902b7", ROOT.id(), "catalog", "CONSUMER", "order.events.v1 process");

    @Test
    void keepsWhatIsExported() throws Exception {
        try (var receiver = new SpanReceiver(0)) {
            assertThat(export(receiver, ROOT)).isEqualTo(200);
            assertThat(export(receiver, CHILD)).isEqualTo(200);

            assertThat(receiver.of(TRACE)).containsExactly(ROOT, CHILD);
            assertThat(receiver.of(TRACE.replace('0', '1'))).isEmpty();
        }
    }

    @Test
    void findsWhatNothingConnects() {
        assertThat(Span.astray(List.of(ROOT, CHILD), "")).isEmpty();
        assertThat(Span.astray(List.of(CHILD), "")).containsExactly(CHILD);
        assertThat(Span.astray(List.of(CHILD), ROOT.id())).isEmpty();
    }

    private static int export(SpanReceiver receiver, Span span) throws IOException {
        var export = ExportTraceServiceRequest.newBuilder();
        var resource = export.addResourceSpansBuilder();
        resource.getResourceBuilder()
                .addAttributesBuilder()
                .setKey("service.name")
                .getValueBuilder()
                .setStringValue(span.service());
        resource.addScopeSpansBuilder()
                .addSpansBuilder()
                .setTraceId(bytes(span.trace()))
                .setSpanId(bytes(span.id()))
                .setParentSpanId(bytes(span.parent()))
                .setKind(SpanKind.valueOf("SPAN_KIND_" + span.kind()))
                .setName(span.name());
        var request = (HttpURLConnection) receiver.endpoint().toURL().openConnection();
        request.setDoOutput(true);
        try (var body = request.getOutputStream()) {
            export.build().writeTo(body);
        }
        return request.getResponseCode();
    }

    private static ByteString bytes(String hex) {
        return ByteString.copyFrom(HexFormat.of().parseHex(hex));
    }
}
