package dev.slipway.auth.user;

import dev.slipway.auth.StartRefused;
import java.util.Locale;
import java.util.Set;
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

    private static final Set<String> RESERVED =
            Set.of("example", "test", "invalid", "localhost", "example.com", "example.net", "example.org");

    private final boolean production;

    EmailRules(Environment environment, JdbcClient jdbc) {
        this.production = environment.acceptsProfiles(Profiles.of("production"));
        if (production) {
            var demo = jdbc
                    .sql("select name, email from users where email is not null")
                    .query((row, number) -> new Known(row.getString("name"), row.getString("email")))
                    .list()
                    .stream()
                    .filter(user -> reserved(user.email()))
                    .map(user -> user.name())
                    .limit(5)
                    .toList();
            if (!demo.isEmpty()) {
                throw new StartRefused(
                        "there are demo users in the database (" + String.join(", ", demo)
                                + "), and the profile is production.",
                        "Start with an empty database, or delete these users.");
            }
        }
    }

    private record Known(String name, String email) {}

    void check(String email) {
        if (production && reserved(email)) {
            throw new UserException.UnusableEmail();
        }
    }

    private static boolean reserved(String email) {
        var domain = email.substring(email.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
        return RESERVED.stream().anyMatch(name -> domain.equals(name) || domain.endsWith("." + name));
    }
}
