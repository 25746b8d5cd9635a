package dev.slipway.order.payment;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * HMAC-SHA256 over id, time and body of an event, in the headers of Standard Webhooks. The time is signed so that what somebody
 * recorded is worth nothing later. A provider that changes its secret signs with both for a while: one that fits is enough.
 */
@Component
class WebhookSignature {

    static final String ID = "webhook-id";
    static final String TIMESTAMP = "webhook-timestamp";
    static final String SIGNATURE = "webhook-signature";

    private static final String ALGORITHM = "HmacSHA256";
    private static final String VERSION = "v1,";

    private final Optional<SecretKeySpec> key;
    private final Duration tolerance;
    private final Clock clock;

    WebhookSignature(WebhookSettings settings, Clock clock) {
        this.key = Optional.ofNullable(settings.secret())
                .map(secret -> new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
        this.tolerance = settings.tolerance();
        this.clock = clock;
    }

    boolean isPossible() {
        return key.isPresent();
    }

    String of(String id, Instant at, byte[] body) {
        return VERSION + Base64.getEncoder().encodeToString(hash(id, Long.toString(at.getEpochSecond()), body));
    }

    boolean fits(@Nullable String id, @Nullable String timestamp, @Nullable String signatures, byte[] body) {
        if (key.isEmpty() || id == null || timestamp == null || signatures == null || !isNow(timestamp)) {
            return false;
        }
        var expected =
                of(id, Instant.ofEpochSecond(Long.parseLong(timestamp)), body).getBytes(StandardCharsets.UTF_8);
        return Arrays.stream(signatures.split(" "))
                .anyMatch(it -> MessageDigest.isEqual(expected, it.getBytes(StandardCharsets.UTF_8)));
    }

    private boolean isNow(String timestamp) {
        return timestamp.matches("[0-9]{1,11}")
                && Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), clock.instant())
                                .abs()
                                .compareTo(tolerance)
                        <= 0;
    }

    private byte[] hash(String id, String timestamp, byte[] body) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key.orElseThrow());
            mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(body);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, impossible);
        }
    }
}
