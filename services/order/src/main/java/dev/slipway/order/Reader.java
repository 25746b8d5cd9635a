package dev.slipway.order;

import java.util.UUID;
import org.springframework.security.core.Authentication;

/** Who asks, as the token says; an admin may read everybody's orders. */
public record Reader(CustomerId customer, boolean admin) {

    public static Reader of(Authentication caller) {
        var admin = caller.getAuthorities().stream().anyMatch(it -> "ROLE_ADMIN".equals(it.getAuthority()));
        return new Reader(new CustomerId(UUID.fromString(caller.getName())), admin);
    }
}
