package dev.slipway.auth;

import java.util.List;
import org.springframework.security.authentication.AuthenticationProvider;

/** Puts our own in place of some of the framework's providers at the token endpoint. */
@FunctionalInterface
public interface TokenEndpointProviders {

    void adapt(List<AuthenticationProvider> providers);
}
