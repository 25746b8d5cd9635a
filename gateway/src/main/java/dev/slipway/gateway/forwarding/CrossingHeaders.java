package dev.slipway.gateway.forwarding;

import dev.slipway.gateway.Access;
import dev.slipway.gateway.ClientAddress;
import dev.slipway.gateway.PublicUrl;
import dev.slipway.gateway.SecurityHeaders;
import dev.slipway.gateway.Upstreams;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * What may cross the door. Cookies reach auth's pages alone, which live by them, and never the gateway's own ones; the services
 * neither see nor set any. Scheme and host are told from the public address, not from what a caller claims, and auth, which
 * counts failures by it, is told the caller's address.
 */
@Component
class CrossingHeaders {

    /** In some places an inner proxy writes these, and what stands behind believes them. Here nobody does, whoever sends them. */
    private static final List<String> CLAIMS = List.of("X-Real-IP", "X-User-Id", "X-Original-URL", "X-Rewrite-URL");

    private final PublicUrl url;
    private final ClientAddress address;
    private final Set<String> ownCookies;

    CrossingHeaders(PublicUrl url, ClientAddress address) {
        this.url = url;
        this.address = address;
        ownCookies = Set.of(url.cookie("SLIPWAY"), url.cookie("XSRF-TOKEN"));
    }

    void outward(HttpServletRequest caller, String service, HttpHeaders headers) {
        Collections.list(caller.getHeaders(HttpHeaders.CONNECTION)).stream()
                .flatMap(it -> Arrays.stream(it.split(",")))
                .forEach(it -> headers.remove(it.strip()));
        headers.remove(HttpHeaders.CONTENT_LENGTH);
        headers.remove(HttpHeaders.EXPECT);
        CLAIMS.forEach(headers::remove);
        var cookies = headers.remove(HttpHeaders.COOKIE);
        headers.set(HttpHeaders.HOST, url.host());
        headers.set("X-Forwarded-Proto", url.scheme());
        headers.set("X-Forwarded-Host", url.host());
        headers.set("X-Forwarded-Port", String.valueOf(url.port()));
        if (Upstreams.AUTH.equals(service)) {
            headers.set(ClientAddress.FORWARDED_FOR, address.of(caller));
        }
        var theirs = cookies == null || !isPageOfAuth(caller, service) ? "" : withoutOwn(cookies);
        if (!theirs.isEmpty()) {
            headers.set(HttpHeaders.COOKIE, theirs);
        }
    }

    void homeward(HttpServletRequest caller, String service, HttpHeaders headers) {
        SecurityHeaders.NAMES.forEach(headers::remove);
        if (!isPageOfAuth(caller, service)) {
            headers.remove(HttpHeaders.SET_COOKIE);
            headers.remove(SecurityHeaders.CSP);
        }
    }

    private static boolean isPageOfAuth(HttpServletRequest caller, String service) {
        return Upstreams.AUTH.equals(service) && !Access.isApi(caller);
    }

    private String withoutOwn(List<String> cookies) {
        return cookies.stream()
                .flatMap(it -> Arrays.stream(it.split(";")))
                .map(String::strip)
                .filter(it -> !it.isEmpty() && !ownCookies.contains(it.split("=", 2)[0].strip()))
                .collect(Collectors.joining("; "));
    }
}
