package dev.slipway.auth.session;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;

record SessionResponse(
        UUID id,
        BrowserFamily browser,
        Instant signedInAt,
        Instant lastUsedAt,

        @Schema(description = "the one from which this is asked")
        boolean current) {}
