package dev.slipway.todo;

import java.security.SecureRandom;
import java.util.UUID;

/** UUIDs of version 7: ids that rise with time let one index serve both as primary key and as the order of pages. */
class TimeOrdered {

    private static final SecureRandom RANDOM = new SecureRandom();

    private TimeOrdered() {}

    static UUID uuid() {
        return at(System.currentTimeMillis());
    }

    static UUID at(long millis) {
        long high = (millis << 16) | 0x7000 | RANDOM.nextInt(0x1000);
        long low = (RANDOM.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }
}
