package dev.slipway.auth.user;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** Length counts, not composition (ASVS 6.2): any letter of any script is welcome, what everybody guesses is not. */
@Component
class PasswordRules {

    static final int SHORTEST = 12;
    static final int LONGEST = 128;

    private static final Pattern NO_LETTERS = Pattern.compile("\\P{L}+");
    private static final String PLACE = "slipway";

    private final Set<String> common;

    PasswordRules() throws IOException {
        try (var lines = new BufferedReader(
                new InputStreamReader(new ClassPathResource("common-passwords.txt").getInputStream(), UTF_8))) {
            common = lines.lines().filter(line -> !line.startsWith("#")).collect(Collectors.toUnmodifiableSet());
        }
    }

    /** Names a sentence for whoever chose the password, or nothing. */
    Optional<String> objection(String password, String... personal) {
        if (password.chars().anyMatch(Character::isISOControl)) {
            return Optional.of("person.password.control-characters");
        }
        var length = password.codePointCount(0, password.length());
        if (length < SHORTEST) {
            return Optional.of("person.password.short");
        }
        if (length > LONGEST) {
            return Optional.of("person.password.long");
        }
        if (tooCommon(password.toLowerCase(Locale.ROOT))) {
            return Optional.of("person.password.common");
        }
        if (mostlyKnown(password, personal)) {
            return Optional.of("person.password.personal");
        }
        return Optional.empty();
    }

    private boolean tooCommon(String password) {
        return common.contains(password)
                || common.contains(core(password))
                || password.chars().distinct().count() < 4;
    }

    /** What is left without words that everybody knows of this user, and of this place, is no secret. */
    private static boolean mostlyKnown(String password, String... personal) {
        var letters = NO_LETTERS.matcher(password.toLowerCase(Locale.ROOT)).replaceAll("");
        var rest = letters;
        var known = String.join(" ", personal) + " " + PLACE;
        for (var word : NO_LETTERS.splitAsStream(known.toLowerCase(Locale.ROOT)).toList()) {
            rest = word.length() < 3 ? rest : rest.replace(word, "");
        }
        return rest.length() < letters.length() && rest.length() < 4;
    }

    /** Without the digits and signs that people put around a word to please a rule. */
    private static String core(String password) {
        return password.toLowerCase(Locale.ROOT).replaceAll("^[^\\p{L}]+|[^\\p{L}]+$", "");
    }
}
