package dev.slipway.auth.user;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

record ProfileResponse(
        UUID id, String name, String displayName, @Nullable String email, List<String> roles, Instant createdAt) {

    static ProfileResponse of(User user) {
        return new ProfileResponse(
                user.id(), user.name(), user.displayName(), user.email(), user.roleClaims(), user.createdAt());
    }
}
