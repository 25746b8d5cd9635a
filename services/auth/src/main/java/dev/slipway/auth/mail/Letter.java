package dev.slipway.auth.mail;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

record Letter(
        @Schema(description = "rises with every letter") long id,
        Instant sentAt,
        String to,
        String subject,
        String text) {

    /** It may hold a link that opens an account: no log needs it. */
    @Override
    public String toString() {
        return "Letter";
    }
}
