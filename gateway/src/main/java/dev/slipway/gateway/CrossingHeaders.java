package dev.slipway.gateway;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * What may cross the door. Cookies reach auth alone, whose sign-in page lives by them, and never the gateway's own ones; the services
 * neither see nor set any. Scheme and host are told from the public address, not from what a caller claims.
 */
@Component
class CrossingHeaders {

    static final String AUTH = "auth";

    private final PublicUrl url;
    private final Set<String> ownCookies;

    CrossingHeaders(PublicUrl url) {
        this.url = url;
        ownCookies = Set.of(url.cookie("SLIPWAY"), url.cookie("XSRF-TOKEN"));
    }

    void outward(String service, HttpHeaders headers) {
        headers.remove(HttpHeaders.CONTENT_LENGTH);
        headers.remove(HttpHeaders.EXPECT);
        var cookies = headers.remove(HttpHeaders.COOKIE);
        if (!AUTH.equals(service)) {
            return;
        }
        headers.set(HttpHeaders.HOST, url.host());
        headers.set("X-Forwarded-Proto", url.scheme());
        headers.set("X-Forwarded-Host", url.host());
        headers.set("X-Forwarded-Port", String.valueOf(url.port()));
        var theirs = cookies == null ? "" : withoutOwn(cookies);
        if (!theirs.isEmpty()) {
            headers.set(HttpHeaders.COOKIE, theirs);
        }
    }

    void homeward(String service, HttpHeaders headers) {
        SecurityHeaders.NAMES.forEach(headers::remove);
        if (!AUTH.equals(service)) {
            headers.remove(HttpHeaders.SET_COOKIE);
            headers.remove(SecurityHeaders.CSP);
        }
    }

    private String withoutOwn(List<String> cookies) {
        return cookies.stream()
                .flatMap(it -> Arrays.stream(it.split(";")))
                .map(String::strip)
                .filter(it -> !it.isEmpty() && !ownCookies.contains(it.split("=", 2)[0].strip()))
                .collect(Collectors.joining("; "));
    }
}
