package dev.slipway.auth.mail;

import dev.slipway.defaults.Cursor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** For administrators of a place without a mail server. */
@Tag(name = "mailbox")
@RestController
class MailboxController {

    private final Mailbox mailbox;

    MailboxController(Mailbox mailbox) {
        this.mailbox = mailbox;
    }

    record MailboxPage(List<Letter> items, @Nullable String next) {}

    @GetMapping("/api/auth/mailbox")
    @Operation(
            operationId = "listMail",
            summary = "For administrators: mail that no mail server takes, the newest first",
            description = "Kept for a day, and empty wherever a mail server is configured. `next` of the answer is the"
                    + " next page's `after`.")
    MailboxPage page(
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "20") @Min(1) @Max(100) int size) {
        var found = mailbox.before(Cursor.below(after), size + 1);
        var shown = found.subList(0, Math.min(size, found.size()));
        return new MailboxPage(
                shown, found.size() > size ? Cursor.of(shown.getLast().id()).text() : null);
    }
}
