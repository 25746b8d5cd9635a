package dev.slipway.auth.user;

import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeType;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.security.SecurityScheme;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.UUID;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The same as the account page, for the web app and for programs that carry a user's token. */
@OpenAPIDefinition(
        info =
                @Info(
                        title = "auth",
                        version = "1",
                        description =
                                "The user's own profile, and for administrators all users. The rest of auth is OpenID Connect, which describes itself"
                                        + " at `/.well-known/openid-configuration`. Times are UTC."),
        security = @SecurityRequirement(name = "token"))
@SecurityScheme(
        name = "token",
        type = SecuritySchemeType.HTTP,
        scheme = "bearer",
        bearerFormat = "JWT",
        description = "An access token of a user")
@Tag(name = "profile")
@RestController
@RequestMapping("/api/profile")
class ProfileController {

    private final Users users;

    ProfileController(Users users) {
        this.users = users;
    }

    @GetMapping
    @Operation(operationId = "getProfile", summary = "Who the caller is, as auth knows it")
    ProfileResponse show(@AuthenticationPrincipal Jwt caller) {
        return ProfileResponse.of(users.get(id(caller)));
    }

    @PutMapping
    @Operation(
            operationId = "changeProfile",
            summary = "Another display name",
            description = "E-mail address and password are changed on the page `/account`, which asks for the current"
                    + " password.")
    ProfileResponse describe(@AuthenticationPrincipal Jwt caller, @Valid @RequestBody ProfileForm profile) {
        return ProfileResponse.of(users.changeDisplayName(id(caller), profile.displayName()));
    }

    private static UUID id(Jwt caller) {
        return UUID.fromString(caller.getSubject());
    }
}
