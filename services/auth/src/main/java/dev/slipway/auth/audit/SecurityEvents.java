package dev.slipway.auth.audit;

import dev.slipway.auth.AccountEvent;
import dev.slipway.auth.AccountEvent.AccessChanged;
import dev.slipway.auth.AccountEvent.EmailChanged;
import dev.slipway.auth.AccountEvent.PasswordChanged;
import dev.slipway.auth.AccountEvent.PasswordResetAsked;
import dev.slipway.auth.AccountEvent.SessionEnded;
import dev.slipway.auth.LimitReached;
import dev.slipway.auth.NameKey;
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
    void on(AccountEvent event) {
        var user = event.user();
        switch (event) {
            case PasswordChanged changed
            when changed.byMail() -> trail.add(Kind.PASSWORD_RESET, null, user, address(), null);
            case PasswordChanged _ -> trail.add(Kind.PASSWORD_CHANGED, user, user, address(), null);
            case PasswordResetAsked asked -> trail.add(Kind.PASSWORD_RESET_ASKED, null, user, asked.address(), null);
            case EmailChanged _ -> trail.add(Kind.EMAIL_CHANGED, user, user, address(), null);
            case AccessChanged changed ->
                trail.add(Kind.ACCESS_CHANGED, changed.by(), user, address(), changed.access());
            case SessionEnded _ -> trail.add(Kind.SESSION_ENDED, user, user, address(), null);
        }
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
