package dev.slipway.auth.audit;

import dev.slipway.auth.AccessChanged;
import dev.slipway.auth.LimitReached;
import dev.slipway.auth.NameKey;
import dev.slipway.auth.PasswordChanged;
import dev.slipway.auth.PasswordResetAsked;
import dev.slipway.auth.SessionEnded;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.event.AuthenticationFailureBadCredentialsEvent;
import org.springframework.security.authentication.event.InteractiveAuthenticationSuccessEvent;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Which events are written down; those of a transaction in it, so that nothing changes unseen. */
@Component
class SecurityEvents {

    private final AuditTrail trail;

    SecurityEvents(AuditTrail trail) {
        this.trail = trail;
    }

    @EventListener
    void on(InteractiveAuthenticationSuccessEvent success) {
        var user = UUID.fromString(success.getAuthentication().getName());
        trail.add(Kind.SIGNED_IN, user, user, address(), null);
    }

    /** Other doors refuse wrong passwords, too, such as that of the metrics; they are no sign-in of a user. */
    @EventListener
    void on(AuthenticationFailureBadCredentialsEvent failure) {
        if (request().filter(it -> it.getServletPath().equals("/login")).isPresent()) {
            trail.addFailure(NameKey.of(failure.getAuthentication().getName()), address());
        }
    }

    @EventListener
    void on(PasswordChanged changed) {
        if (changed.byMail()) {
            trail.add(Kind.PASSWORD_RESET, null, changed.user(), address(), null);
        } else {
            trail.add(Kind.PASSWORD_CHANGED, changed.user(), changed.user(), address(), null);
        }
    }

    @EventListener
    void on(PasswordResetAsked asked) {
        trail.add(Kind.PASSWORD_RESET_ASKED, null, asked.user(), asked.address(), null);
    }

    @EventListener
    void on(AccessChanged changed) {
        trail.add(Kind.ACCESS_CHANGED, changed.by(), changed.user(), address(), changed.access());
    }

    @EventListener
    void on(SessionEnded ended) {
        trail.add(Kind.SESSION_ENDED, ended.user(), ended.user(), address(), null);
    }

    @EventListener
    void on(LimitReached limit) {
        trail.add(Kind.LIMIT_REACHED, null, null, address(), limit.form());
    }

    private static @Nullable String address() {
        return request().map(HttpServletRequest::getRemoteAddr).orElse(null);
    }

    private static Optional<HttpServletRequest> request() {
        return Optional.ofNullable(RequestContextHolder.getRequestAttributes())
                .filter(ServletRequestAttributes.class::isInstance)
                .map(web -> ((ServletRequestAttributes) web).getRequest());
    }
}
