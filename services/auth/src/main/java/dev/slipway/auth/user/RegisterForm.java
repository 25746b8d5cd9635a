package dev.slipway.auth.user;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

record RegisterForm(
        @NotBlank(message = "Please choose a sign-in name.")
        @Pattern(
                regexp = "\\s*|\\s*" + SignInName.PATTERN + "\\s*",
                message =
                        "A sign-in name has 3 to 40 letters or digits; dots, hyphens and underscores may stand between them.")
        String username,

        @NotBlank(message = "Please tell us how to call you.")
        @Size(max = 80, message = "Please use at most 80 characters.")
        @Pattern(regexp = "\\P{Cntrl}*", message = "A name cannot contain control characters.")
        String displayName,

        @NotBlank(message = "Please enter your e-mail address.")
        @Email(message = "This is no e-mail address.")
        @Size(max = 254, message = "Please use at most 254 characters.")
        String email,

        @NotBlank(message = "Please choose a password.") String password) {

    static final RegisterForm EMPTY = new RegisterForm("", "", "", "");
}
