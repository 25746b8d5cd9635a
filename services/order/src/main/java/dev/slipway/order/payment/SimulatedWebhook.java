package dev.slipway.order.payment;

import dev.slipway.order.PaymentEvents.Kind;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * How the simulated provider tells by itself, as real ones do at their worst: late, newest first, each event twice, and again until
 * it is heard. It calls the process that it lives in, by the door that the other company would use.
 */
@Component
class SimulatedWebhook implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(SimulatedWebhook.class);
    private static final Duration TRY_AGAIN_AFTER = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final int AT_ONCE = 20;
    private static final int TIMES = 2;

    private final ProviderBook book;
    private final WebhookSignature signature;
    private final JsonMapper json;
    private final Environment environment;
    private final Clock clock;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    SimulatedWebhook(
            ProviderBook book, WebhookSignature signature, JsonMapper json, Environment environment, Clock clock) {
        this.book = book;
        this.signature = signature;
        this.json = json;
        this.environment = environment;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${order.deadlines.scan-every}")
    void tell() {
        if (!signature.isPossible()) {
            return;
        }
        try {
            for (var entry : book.claim(TRY_AGAIN_AFTER, AT_ONCE)) {
                if (isHeard(entry)) {
                    book.told(entry);
                }
            }
        } catch (IOException | RuntimeException away) {
            log.warn("Events of the payment provider cannot be told now, and will be later");
            log.debug("Events of the payment provider", away);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Of an order that is not there nobody will ever hear. */
    private boolean isHeard(ProviderBook.Untold entry) throws IOException, InterruptedException {
        var status = 0;
        for (var time = 0; time < TIMES; time++) {
            status = http.send(request(entry), BodyHandlers.discarding()).statusCode();
        }
        return status == HttpStatus.NO_CONTENT.value() || status == HttpStatus.NOT_FOUND.value();
    }

    private HttpRequest request(ProviderBook.Untold entry) {
        var id = entry.event().toString();
        var now = clock.instant();
        var event = new PaymentEventRequest(kind(entry.kind()), entry.order().value(), entry.sequence());
        var body = json.writeValueAsBytes(event);
        var port = environment.getRequiredProperty("local.server.port");
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/payments/events"))
                .timeout(PATIENCE)
                .header("Content-Type", MediaType.APPLICATION_JSON_VALUE)
                .header(WebhookSignature.ID, id)
                .header(WebhookSignature.TIMESTAMP, Long.toString(now.getEpochSecond()))
                .header(WebhookSignature.SIGNATURE, signature.of(id, now, body))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
    }

    private static Kind kind(String entry) {
        return switch (entry) {
            case "capture" -> Kind.CAPTURED;
            case "refund" -> Kind.REFUNDED;
            default -> Kind.DECLINED;
        };
    }

    @Override
    public void destroy() {
        http.shutdownNow();
    }
}
