package dev.slipway.auth.user;

import dev.slipway.defaults.Cursor;
import dev.slipway.defaults.Versions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** For administrators: who there is, and what they may. */
@Tag(name = "users")
@RestController
@RequestMapping("/api/users")
class UserController {

    private final Users users;
    private final UserSearch search;
    private final Access access;

    UserController(Users users, UserSearch search, Access access) {
        this.users = users;
        this.search = search;
        this.access = access;
    }

    record UserPage(List<UserResponse> items, @Nullable String next) {}

    record AccessRequest(
            @NotNull(message = "is missing") Set<Role> roles,
            @NotNull(message = "is missing") Boolean enabled) {

        /** What users do for themselves, administrators do, too. */
        @AssertTrue(message = "must contain customer, which everybody is")
        boolean isRoles() {
            return roles == null || roles.contains(Role.CUSTOMER);
        }
    }

    @GetMapping
    @Operation(
            operationId = "listUsers",
            summary = "A page of users by sign-in name",
            description = "`next` of the answer is the next page's `after`.")
    UserPage page(
            @Parameter(description = "a part of the sign-in name, the display name or the e-mail address")
                    @RequestParam(defaultValue = "")
                    @Size(max = 100)
                    String query,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "20") @Min(1) @Max(100) int size) {
        var position = after == null ? "" : Cursor.parse(after, 1).part(0);
        var found = search.after(position, query.strip(), size + 1);
        var shown = found.subList(0, Math.min(size, found.size()));
        return new UserPage(
                shown.stream().map(UserSearch.Found::user).toList(),
                found.size() > size ? Cursor.of(shown.getLast().position()).text() : null);
    }

    @GetMapping("/{id}")
    @Operation(operationId = "readUser", summary = "One user; `ETag` is their version")
    ResponseEntity<UserResponse> read(@PathVariable UUID id) {
        return answer(users.get(id));
    }

    @PutMapping("/{id}")
    @Operation(
            operationId = "changeAccess",
            summary = "Other roles for a user, or no access",
            description = "A change ends the user's sessions and refresh tokens at once; their access tokens end by"
                    + " themselves, within minutes.")
    @ApiResponse(responseCode = "200", description = "So it is now", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "409", description = "Nobody takes the role or the access from themselves")
    ResponseEntity<UserResponse> change(
            @AuthenticationPrincipal Jwt caller,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody AccessRequest body) {
        return answer(access.change(UUID.fromString(caller.getSubject()), id, ifMatch, body.roles(), body.enabled()));
    }

    private static ResponseEntity<UserResponse> answer(User user) {
        return ResponseEntity.ok().eTag(Versions.tag(user.version())).body(UserResponse.of(user));
    }
}
