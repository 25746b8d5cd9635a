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
        return ProfileResponse.of(users.get(id(caller)));
    }

    @PutMapping
    ProfileResponse describe(@AuthenticationPrincipal Jwt caller, @Valid @RequestBody ProfileForm profile) {
        return ProfileResponse.of(users.describe(id(caller), profile.displayName(), profile.email()));
    }

    private static UUID id(Jwt caller) {
        return UUID.fromString(caller.getSubject());
    }
}
