package dev.slipway.gateway;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Where a request comes from: the address that the first proxy of ours saw, or the other end of the connection where there is none. What
 * stands before that in {@code X-Forwarded-For} is a claim.
 */
@Component
public class ClientAddress {

    public static final String FORWARDED_FOR = "X-Forwarded-For";

    private static final int NETWORK_BYTES = 8;

    private final int proxies;

    ClientAddress(GatewaySettings settings) {
        proxies = settings.proxies();
    }

    /** As a literal, IPv4 or IPv6. */
    public String of(HttpServletRequest request) {
        return parsed(request).getHostAddress();
    }

    /** Who counts as one: with IPv6 a caller has a whole network of addresses to choose from. */
    public String network(HttpServletRequest request) {
        var address = parsed(request);
        var bytes = address.getAddress();
        return bytes.length > NETWORK_BYTES
                ? HexFormat.of().formatHex(bytes, 0, NETWORK_BYTES)
                : address.getHostAddress();
    }

    private InetAddress parsed(HttpServletRequest request) {
        return told(request).orElseGet(() -> InetAddress.ofLiteral(request.getRemoteAddr()));
    }

    private Optional<InetAddress> told(HttpServletRequest request) {
        if (proxies == 0) {
            return Optional.empty();
        }
        var hops = Collections.list(request.getHeaders(FORWARDED_FOR)).stream()
                .flatMap(it -> Arrays.stream(it.split(",")))
                .map(String::strip)
                .toList();
        if (hops.size() < proxies) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.ofLiteral(hops.get(hops.size() - proxies)));
        } catch (IllegalArgumentException noAddress) {
            return Optional.empty();
        }
    }
}
