package dev.slipway.auth;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.session.SessionInformation;
import org.springframework.security.core.session.SessionRegistry;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;

/** Browsers' sessions live in the database, for all replicas. */
@Configuration(proxyBeanMethods = false)
class SessionConfiguration {

    @Bean
    CookieSerializer sessionCookie(PublicOrigin origin) {
        var cookie = new DefaultCookieSerializer();
        cookie.setCookieName(origin.secure() ? "__Host-SLIPWAY_AUTH" : "SLIPWAY_AUTH");
        cookie.setUseSecureCookie(origin.secure());
        cookie.setUseHttpOnlyCookie(true);
        cookie.setSameSite("Lax");
        cookie.setCookiePath("/");
        return cookie;
    }

    /**
     * The framework's own list of sessions is one process's memory: with a second replica it would put no session, or a
     * wrong one, into ID tokens and then refuse the sign-out.
     */
    @Bean
    SessionRegistry noSecondListOfSessions() {
        return new SessionRegistry() {
            @Override
            public List<Object> getAllPrincipals() {
                return List.of();
            }

            @Override
            public List<SessionInformation> getAllSessions(Object principal, boolean includeExpired) {
                return List.of();
            }

            @Override
            public @Nullable SessionInformation getSessionInformation(String sessionId) {
                return null;
            }

            @Override
            public void refreshLastRequest(String sessionId) {}

            @Override
            public void registerNewSession(String sessionId, Object principal) {}

            @Override
            public void removeSessionInformation(String sessionId) {}
        };
    }
}
