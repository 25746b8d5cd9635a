package dev.slipway.auth.user;

import jakarta.validation.Valid;
import java.util.UUID;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The same as the account page, for programs that carry a user's token. */
@RestController
@RequestMapping("/account/profile")
class ProfileController {

    private final Users users;

    ProfileController(Users users) {
        this.users = users;
    }

    @GetMapping
    ProfileResponse show(@AuthenticationPrincipal Jwt caller) {
        return users.find(UUID.fromString(caller.getSubject()))
                .map(ProfileResponse::of)
                .orElseThrow(UserException.Missing::new);
    }

    @PutMapping
    ProfileResponse describe(@AuthenticationPrincipal Jwt caller, @Valid @RequestBody ProfileForm profile) {
        return ProfileResponse.of(users.describe(
                UUID.fromString(caller.getSubject()),
                profile.displayName().strip(),
                profile.email().strip()));
    }
}
