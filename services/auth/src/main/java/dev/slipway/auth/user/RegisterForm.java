package dev.slipway.auth.user;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Objects;

/** What a stranger fills in; the rules of name and password are those of {@link SignInName} and {@link PasswordRules}. */
record RegisterForm(
        @NotBlank(message = "Please choose a sign-in name.") String username,

        @NotNull(message = ProfileForm.NO_NAME)
        @Size(max = 80, message = "Please use at most 80 characters.")
        @Pattern(regexp = ProfileForm.SOMETHING_TO_SEE, message = ProfileForm.NO_NAME)
        @Pattern(regexp = ProfileForm.ONE_LINE, message = "A name cannot contain control characters.")
        String displayName,

        @NotBlank(message = "Please enter your e-mail address.")
        @Email(message = "This is no e-mail address.")
        @Size(max = 254, message = "Please use at most 254 characters.")
        String email,

        @NotBlank(message = "Please choose a password.") String password) {

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
