package dev.slipway.auth.user;

import dev.slipway.auth.StartRefused;
import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Demo users have addresses under the names that RFC 2606 reserves for examples. In production nobody can have one, so
 * whoever has is a demo user, and the service does not start with a demo user in its database.
 */
@Component
@DependsOnDatabaseInitialization
class EmailRules {

    private static final String RESERVED = "[@.](example|test|invalid|localhost|example\\.(com|net|org))$";
    private static final Pattern RESERVED_PATTERN = Pattern.compile(RESERVED);

    private final boolean production;

    EmailRules(Environment environment, JdbcClient jdbc) {
        this.production = environment.acceptsProfiles(Profiles.of("production"));
        if (production) {
            refuseDemoUsers(jdbc);
        }
    }

    void check(String email) {
        if (production
                && RESERVED_PATTERN.matcher(email.toLowerCase(Locale.ROOT)).find()) {
            throw new UserException.UnusableEmail();
        }
    }

    private static void refuseDemoUsers(JdbcClient jdbc) {
        var some = jdbc.sql("select name from users where lower(email) ~ :reserved order by name limit 5")
                .param("reserved", RESERVED)
                .query(String.class)
                .list();
        if (!some.isEmpty()) {
            throw new StartRefused(
                    "there are demo users in the database (" + String.join(", ", some)
                            + "), and the profile is production.",
                    "Start with an empty database, or delete these users.");
        }
    }
}
