package dev.slipway.auth.audit;

import dev.slipway.defaults.Cursor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** For administrators: who did what, and from where. */
@Tag(name = "audit")
@RestController
class AuditController {

    private final AuditTrail trail;

    AuditController(AuditTrail trail) {
        this.trail = trail;
    }

    record AuditPage(List<SecurityEvent> items, @Nullable String next) {}

    @GetMapping("/api/auth/events")
    @Operation(
            operationId = "listSecurityEvents",
            summary = "For administrators: a page of what happened that matters to security, the newest first",
            description = "`next` of the answer is the next page's `after`.")
    AuditPage page(
            @RequestParam(required = false) @Nullable Kind kind,
            @Parameter(description = "to whom it was done") @RequestParam(required = false) @Nullable UUID user,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "20") @Min(1) @Max(100) int size) {
        var found = trail.before(Cursor.below(after), kind, user, size + 1);
        var shown = found.subList(0, Math.min(size, found.size()));
        return new AuditPage(
                shown, found.size() > size ? Cursor.of(shown.getLast().id()).text() : null);
    }
}
