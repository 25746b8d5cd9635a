package dev.slipway.auth.audit;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

record SecurityEvent(
        @Schema(description = "rises with every event") long id,

        Instant at,
        Kind kind,

        @Schema(description = "who did it; null where that is not known, and for the command create-admin") @Nullable
        UUID actor,

        @Schema(description = "to whom it was done") @Nullable
        UUID subject,

        @Schema(description = "the client's address, as the gateway saw it") @Nullable
        String address,

        @Nullable String detail) {}
