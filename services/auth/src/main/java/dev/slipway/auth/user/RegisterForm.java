package dev.slipway.auth.user;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Objects;

/** What a stranger fills in; the rules of name and password are those of {@link SignInName} and {@link PasswordRules}. */
record RegisterForm(
        @NotBlank(message = "{person.username.missing}") String username,

        @NotNull(message = ProfileForm.NO_NAME)
        @Size(max = 80, message = "{person.display-name.long}")
        @Pattern(regexp = ProfileForm.SOMETHING_TO_SEE, message = ProfileForm.NO_NAME)
        @Pattern(regexp = ProfileForm.ONE_LINE, message = "{person.display-name.control-characters}")
        String displayName,

        @NotBlank(message = "{person.email.missing}")
        @Email(message = "{person.email.none}")
        @Size(max = 254, message = "{person.email.long}")
        String email,

        @NotBlank(message = "{person.password.missing}") String password) {

    static final RegisterForm EMPTY = new RegisterForm("", "", "", "");

    RegisterForm {
        username = ProfileForm.stripped(username);
        displayName = ProfileForm.stripped(displayName);
        email = ProfileForm.stripped(email);
        password = Objects.requireNonNullElse(password, "");
    }

    @Override
    public String toString() {
        return "RegisterForm";
    }
}
