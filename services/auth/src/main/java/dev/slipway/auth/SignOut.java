package dev.slipway.auth;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.authorization.oidc.authentication.OidcLogoutAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.oidc.web.authentication.OidcLogoutAuthenticationSuccessHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.stereotype.Component;

/** Both ways out, the button on the account page and the protocol's, end what was given while somebody was in. */
@Component
@ConditionalOnWebApplication
class SignOut implements LogoutHandler, AuthenticationSuccessHandler {

    private final ApplicationEventPublisher events;
    private final AuthenticationSuccessHandler framework = new OidcLogoutAuthenticationSuccessHandler();

    SignOut(ApplicationEventPublisher events) {
        this.events = events;
    }

    /** The button: whoever comes after this ends the session. */
    @Override
    public void logout(
            HttpServletRequest request, HttpServletResponse response, @Nullable Authentication authentication) {
        events.publishEvent(new SignedOut(session(request), null));
    }

    /** The protocol, once it is sure that the ID token is ours and belongs to whoever is signed in. */
    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication leaving)
            throws IOException, ServletException {
        events.publishEvent(
                new SignedOut(session(request), ((OidcLogoutAuthenticationToken) leaving).getIdTokenHint()));
        framework.onAuthenticationSuccess(request, response, leaving);
    }

    private static @Nullable String session(HttpServletRequest request) {
        var session = request.getSession(false);
        return session == null ? null : session.getId();
    }
}
