package dev.slipway.order;

import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.security.SecureRandom;
import java.util.UUID;

@Embeddable
public record OrderId(@JsonValue @Column(name = "id") UUID value) implements Serializable {

    private static final SecureRandom RANDOM = new SecureRandom();

    /** A version 7 UUID: it begins with the time, so that new rows land at the end of every index. */
    static OrderId next() {
        var high = (System.currentTimeMillis() << 16) | 0x7000 | RANDOM.nextInt(0x1000);
        var low = (RANDOM.nextLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
        return new OrderId(new UUID(high, low));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
