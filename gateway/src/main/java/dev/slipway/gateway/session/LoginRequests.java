package dev.slipway.gateway.session;

import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.stereotype.Component;

/** {@code /session/login} begins a sign-in (code and PKCE), and remembers where to come back to: a path of our own, nowhere else. */
@Component
class LoginRequests implements OAuth2AuthorizationRequestResolver {

    static final String PATH = "/session/login";
    static final String RETURN_TO = "return-to";

    private static final Pattern LOCAL = Pattern.compile("/(?![/\\\\])[\\x21-\\x7e&&[^\\\\]]*");

    private final DefaultOAuth2AuthorizationRequestResolver requests;

    LoginRequests(ClientRegistrationRepository clients) {
        requests = new DefaultOAuth2AuthorizationRequestResolver(clients, "/session/begin");
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request) {
        if (!PATH.equals(request.getServletPath()) || !"GET".equals(request.getMethod())) {
            return null;
        }
        request.getSession().setAttribute(RETURN_TO, local(request.getParameter("returnTo")));
        return requests.resolve(request, LoginConfiguration.CLIENT);
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request, String clientRegistrationId) {
        return requests.resolve(request, clientRegistrationId);
    }

    static String local(@Nullable String wanted) {
        return wanted != null
                        && wanted.length() <= 2000
                        && LOCAL.matcher(wanted).matches()
                ? wanted
                : "/";
    }
}
