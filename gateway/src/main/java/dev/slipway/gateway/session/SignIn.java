package dev.slipway.gateway.session;

import dev.slipway.gateway.PublicUrl;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.stereotype.Component;

/**
 * The end of a sign-in: what the session keeps is one small record. The framework's own way would store the whole client registration
 * with it, secret included.
 */
@Component
class SignIn implements OAuth2AuthorizedClientRepository, AuthenticationSuccessHandler, AuthenticationFailureHandler {

    static final Duration UNFINISHED = Duration.ofMinutes(15);

    private static final Logger log = LoggerFactory.getLogger(SignIn.class);
    private static final String TOKENS = SignIn.class.getName();

    private final PublicUrl url;
    private final SessionSettings settings;

    SignIn(PublicUrl url, SessionSettings settings) {
        this.url = url;
        this.settings = settings;
    }

    @Override
    public void saveAuthorizedClient(
            OAuth2AuthorizedClient client,
            Authentication principal,
            HttpServletRequest request,
            HttpServletResponse response) {
        request.setAttribute(TOKENS, client);
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException {
        var tokens = (OAuth2AuthorizedClient) Objects.requireNonNull(request.getAttribute(TOKENS));
        var idToken = authentication.getPrincipal() instanceof OidcUser user
                ? user.getIdToken().getTokenValue()
                : null;
        var session = request.getSession();
        session.setAttribute(
                SignedIn.ATTRIBUTE, SignedIn.with(tokens.getAccessToken(), tokens.getRefreshToken(), idToken));
        session.setMaxInactiveInterval(Math.toIntExact(settings.idle().toSeconds()));
        var back = (String) session.getAttribute(LoginRequests.RETURN_TO);
        session.removeAttribute(LoginRequests.RETURN_TO);
        response.sendRedirect(url.at(LoginRequests.local(back)));
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException exception)
            throws IOException {
        log.info("A sign-in did not succeed: {}", exception.getMessage());
        response.sendRedirect(url.at("/?sign-in=failed"));
    }

    @Override
    @SuppressWarnings("TypeParameterUnusedInFormals") // the interface's own signature
    public <T extends OAuth2AuthorizedClient> @Nullable T loadAuthorizedClient(
            String clientRegistrationId, Authentication principal, HttpServletRequest request) {
        return null;
    }

    @Override
    public void removeAuthorizedClient(
            String clientRegistrationId,
            Authentication principal,
            HttpServletRequest request,
            HttpServletResponse response) {
        request.removeAttribute(TOKENS);
    }
}
