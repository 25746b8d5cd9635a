package dev.slipway.gateway.session;

import dev.slipway.gateway.PublicUrl;
import dev.slipway.gateway.Upstreams;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.RequestEntity;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.DeferredCsrfToken;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestTemplate;

@RestController
class SessionController {

    private static final Logger log = LoggerFactory.getLogger(SessionController.class);
    private static final String CSRF = "org.springframework.security.web.csrf.DeferredCsrfToken";

    private final PublicUrl url;
    private final List<String> services;
    private final RestTemplate auth;
    private final SessionSettings.Client client;

    SessionController(PublicUrl url, Upstreams upstreams, AuthClient auth, SessionSettings.Client client) {
        this.url = url;
        this.services = upstreams.names().stream().sorted().toList();
        this.auth = auth.rest();
        this.client = client;
    }

    /** What a page asks first: who is signed in, how to show that a request is its own, and which services there are. */
    @GetMapping("/session/me")
    ResponseEntity<Me> me(HttpServletRequest request, @RequestAttribute(CSRF) DeferredCsrfToken csrf) {
        var token = csrf.get();
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(Me.of(
                        SignedInContext.signedIn(request),
                        new Csrf(token.getHeaderName(), token.getToken()),
                        services));
    }

    /**
     * Ends the session here, whatever auth answers, then sends the browser to auth to end the one there. A script asks for JSON and goes
     * there by itself; a form is redirected.
     */
    @PostMapping("/session/logout")
    ResponseEntity<?> logout(HttpServletRequest request) {
        var user = SignedInContext.signedIn(request);
        var next = URI.create(url.at("/"));
        var session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        if (user != null) {
            revoke(user);
            next = URI.create(url.at(Farewell.PATH + "?client_id=" + LoginConfiguration.CLIENT
                    + "&post_logout_redirect_uri=" + url.at("/")));
            Farewell.remember(request, user);
        }
        var accept = request.getHeader("Accept");
        return accept != null && accept.contains(MediaType.APPLICATION_JSON_VALUE)
                ? ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(Map.of("next", next))
                : ResponseEntity.status(HttpStatus.SEE_OTHER).location(next).build();
    }

    private void revoke(SignedIn user) {
        if (user.refreshToken() == null) {
            return;
        }
        var form = new LinkedMultiValueMap<String, String>();
        form.add("token", user.refreshToken());
        form.add("token_type_hint", "refresh_token");
        try {
            auth.exchange(
                    RequestEntity.post(URI.create(AuthClient.at("/oauth2/revoke")))
                            .headers(it -> it.setBasicAuth(LoginConfiguration.CLIENT, client.secret()))
                            .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                            .body(form),
                    Void.class);
        } catch (RestClientException failure) {
            log.warn("A refresh token could not be revoked; it ends by itself: {}", failure.getMessage());
        }
    }

    record Csrf(String header, String token) {}

    /** @param services whose addresses exist here, whether or not they answer at the moment */
    record Me(
            boolean signedIn,
            @Nullable String id,
            @Nullable String name,
            List<String> roles,
            Csrf csrf,
            List<String> services) {

        static Me of(@Nullable SignedIn user, Csrf csrf, List<String> services) {
            return user == null
                    ? new Me(false, null, null, List.of(), csrf, services)
                    : new Me(true, user.subject(), user.name(), user.roles(), csrf, services);
        }
    }
}
