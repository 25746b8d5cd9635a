package dev.slipway.auth.limit;

import dev.slipway.auth.Digests;
import dev.slipway.auth.NameKey;
import dev.slipway.auth.PublicOrigin;
import dev.slipway.auth.Vault;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/**
 * A device keeps a sealed cookie of the account that signed in on it last. It opens nothing: it is counted apart, so who
 * guesses elsewhere cannot keep the owner out.
 */
@Component
class KnownDevices {

    private static final String COOKIE = "SLIPWAY_DEVICE";
    private static final String PURPOSE = "known-device";
    private static final Duration KEPT = Duration.ofDays(180);
    private static final int DIGEST = 32;

    private final Vault vault;
    private final PublicOrigin origin;

    KnownDevices(Vault vault, PublicOrigin origin) {
        this.vault = vault;
        this.origin = origin;
    }

    /** The device that sends this, if this name has signed in on it. */
    Optional<UUID> find(HttpServletRequest request, String name) {
        return Optional.ofNullable(WebUtils.getCookie(request, COOKIE))
                .flatMap(this::open)
                .filter(seal -> MessageDigest.isEqual(digest(name), owner(seal)))
                .map(seal -> new UUID(seal.getLong(DIGEST), seal.getLong(DIGEST + Long.BYTES)));
    }

    void remember(HttpServletResponse response, String name) {
        var device = UUID.randomUUID();
        var seal = ByteBuffer.allocate(DIGEST + 2 * Long.BYTES)
                .put(digest(name))
                .putLong(device.getMostSignificantBits())
                .putLong(device.getLeastSignificantBits())
                .array();
        var cookie = ResponseCookie.from(
                        COOKIE, Base64.getUrlEncoder().withoutPadding().encodeToString(vault.seal(PURPOSE, seal)))
                .path("/login")
                .maxAge(KEPT)
                .httpOnly(true)
                .secure(origin.secure())
                .sameSite("Lax")
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }

    private Optional<ByteBuffer> open(Cookie cookie) {
        try {
            return Optional.of(
                    ByteBuffer.wrap(vault.open(PURPOSE, Base64.getUrlDecoder().decode(cookie.getValue()))));
        } catch (IllegalArgumentException | Vault.WrongSecret foreign) {
            return Optional.empty();
        }
    }

    private static byte[] owner(ByteBuffer seal) {
        var digest = new byte[DIGEST];
        seal.get(0, digest);
        return digest;
    }

    private static byte[] digest(String name) {
        return Digests.sha256(NameKey.of(name));
    }
}
