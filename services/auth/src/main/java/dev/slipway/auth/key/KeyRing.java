package dev.slipway.auth.key;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which key signs and which are shown follows from the times in the rows and from nothing else, so all replicas agree
 * without speaking to each other. While they are a moment apart, each verifies what the other signs.
 *
 * @param keys in the order in which they sign; never empty
 * @param outlast how long a key is still shown after its successor took over: its last token's life, and some slack
 */
record KeyRing(List<SigningKey> keys, Duration outlast) {

    KeyRing {
        keys = List.copyOf(keys);
    }

    SigningKey active(Instant now) {
        return keys.stream()
                .filter(key -> !key.signsFrom().isAfter(now))
                .reduce((earlier, later) -> later)
                .orElseGet(keys::getFirst);
    }

    List<SigningKey> published(Instant now) {
        return IntStream.range(0, keys.size())
                .filter(i -> i == keys.size() - 1
                        || keys.get(i + 1).signsFrom().plus(outlast).isAfter(now))
                .mapToObj(keys::get)
                .toList();
    }
}
