package dev.slipway.auth.user;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Objects;

/**
 * Another e-mail address for who shows that they know the password.
 *
 * @param email nobody has proved that it is theirs, so no token carries it
 * @param current the password
 */
record EmailForm(
        @NotBlank(message = "{person.email.missing}")
        @Email(message = "{person.email.none}")
        @Size(max = 254, message = "{person.email.long}")
        String email,

        String current) {

    EmailForm {
        email = ProfileForm.stripped(email);
        current = Objects.requireNonNullElse(current, "");
    }

    @Override
    public String toString() {
        return "EmailForm";
    }
}
