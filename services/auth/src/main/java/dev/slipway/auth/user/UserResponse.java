package dev.slipway.auth.user;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

record UserResponse(
        UUID id,
        String name,
        String displayName,
        @Nullable String email,
        List<Role> roles,

        @Schema(description = "false: signs in nowhere and gets no token")
        boolean enabled,

        Instant createdAt,

        @Schema(description = "rises with every change of the user")
        long version) {

    static UserResponse of(User user) {
        return new UserResponse(
                user.id(),
                user.name(),
                user.displayName(),
                user.email(),
                user.roles(),
                user.enabled(),
                user.createdAt(),
                user.version());
    }
}
