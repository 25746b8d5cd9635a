package dev.slipway.auth.limit;

import dev.slipway.auth.AccountEvent;
import dev.slipway.auth.AccountEvent.EmailChanged;
import dev.slipway.auth.AccountEvent.PasswordChanged;
import dev.slipway.auth.FormGuard;
import dev.slipway.auth.LimitReached;
import dev.slipway.auth.NameKey;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.event.InteractiveAuthenticationSuccessEvent;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Which forms are counted for whom. Names that nobody has are counted as those that somebody has, so nothing tells. */
@Component
class FormLimits implements FormGuard {

    private static final String NAME = "username";

    private final Attempts attempts;
    private final KnownDevices devices;
    private final LimitSettings settings;
    private final ApplicationEventPublisher events;

    FormLimits(Attempts attempts, KnownDevices devices, LimitSettings settings, ApplicationEventPublisher events) {
        this.attempts = attempts;
        this.devices = devices;
        this.settings = settings;
        this.events = events;
    }

    @Override
    public Optional<Duration> refuse(HttpServletRequest form) {
        if (!HttpMethod.POST.matches(form.getMethod())) {
            return Optional.empty();
        }
        for (var counter : counters(form)) {
            var refusal = attempts.count(counter);
            if (refusal.isPresent()) {
                if (refusal.get().first()) {
                    events.publishEvent(new LimitReached(form.getServletPath()));
                }
                return refusal.map(Attempts.Refusal::pause);
            }
        }
        return Optional.empty();
    }

    private List<Counter> counters(HttpServletRequest form) {
        return switch (form.getServletPath()) {
            case "/login" -> signIn(form, typed(form, NAME));
            case "/register" -> List.of(byAddress("registration", form, settings.registrations()));
            case "/account/password", "/account/email" ->
                user().stream().map(this::currentPassword).toList();
            case "/account/password/forgotten" -> reset(form);
            default -> List.of();
        };
    }

    private List<Counter> signIn(HttpServletRequest form, String name) {
        return devices.find(form, name)
                .map(device -> List.of(new Counter("device", device.toString(), settings.account(), false)))
                .orElseGet(() -> List.of(
                        byAddress("sign-in", form, settings.address()),
                        new Counter("account", NameKey.of(name), settings.account(), false)));
    }

    private List<Counter> reset(HttpServletRequest form) {
        var email = typed(form, "email").strip().toLowerCase(Locale.ROOT);
        return List.of(
                byAddress("reset", form, settings.address()), new Counter("reset", email, settings.resets(), false));
    }

    private Counter currentPassword(String user) {
        return new Counter("current-password", user, settings.account(), false);
    }

    private static Counter byAddress(String what, HttpServletRequest form, int free) {
        return new Counter(what + "-from", form.getRemoteAddr(), free, true);
    }

    private static Optional<String> user() {
        return Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication())
                .map(Principal::getName);
    }

    private static String typed(HttpServletRequest form, String field) {
        return Objects.requireNonNullElse(form.getParameter(field), "");
    }

    /** Nobody reads a form here but the browser's: tokens and clients sign in elsewhere. */
    @EventListener
    void signedIn(InteractiveAuthenticationSuccessEvent success) {
        if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes web) {
            var form = web.getRequest();
            var name = typed(form, NAME);
            signIn(form, name).forEach(attempts::succeeded);
            var response = web.getResponse();
            if (response != null && devices.find(form, name).isEmpty()) {
                devices.remember(response, name);
            }
        }
    }

    @EventListener({PasswordChanged.class, EmailChanged.class})
    void knewThePassword(AccountEvent event) {
        attempts.succeeded(currentPassword(event.user().toString()));
    }
}
