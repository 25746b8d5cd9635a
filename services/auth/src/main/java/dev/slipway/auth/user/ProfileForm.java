package dev.slipway.auth.user;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * What a user says about themselves, and needs no password for.
 *
 * @param displayName how pages and other people call them
 */
record ProfileForm(
        @NotNull(message = ProfileForm.NO_NAME)
        @Size(max = 80, message = "{person.display-name.long}")
        @Pattern(regexp = ProfileForm.SOMETHING_TO_SEE, message = ProfileForm.NO_NAME)
        @Pattern(regexp = ProfileForm.ONE_LINE, message = "{person.display-name.control-characters}")
        String displayName) {

    static final String NO_NAME = "{person.display-name.missing}";
    static final String SOMETHING_TO_SEE = "[\\s\\S]*[\\p{L}\\p{N}\\p{P}\\p{S}][\\s\\S]*";

    /** No line ends, and nothing that turns the direction of the text around it. */
    static final String ONE_LINE = "[^\\p{Cc}\\p{Zl}\\p{Zp}\\u202A-\\u202E\\u2066-\\u2069]*";

    ProfileForm {
        displayName = stripped(displayName);
    }

    /** What is absent is empty, which the constraints above refuse. */
    static String stripped(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }
}
