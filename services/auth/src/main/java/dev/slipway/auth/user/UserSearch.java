package dev.slipway.auth.user;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Users by sign-in name, a page in one statement, their roles included. */
@Component
class UserSearch {

    private final JdbcClient jdbc;

    UserSearch(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The position is what names are ordered by, which is not what they look like. */
    record Found(UserResponse user, String position) {}

    /** Whose sign-in name, display name or address has the text in it, whatever its case; after no position come the first. */
    List<Found> after(String position, String text, int limit) {
        return jdbc.sql("""
                select u.id, u.name, u.name_key, u.display_name, u.email, u.enabled, u.created_at, u.version,
                       array(select r.role from user_role r where r.user_id = u.id) as roles
                from users u
                where u.name_key > :position
                  and (strpos(u.name_key, lower(:text)) > 0
                    or strpos(lower(u.display_name), lower(:text)) > 0
                    or strpos(lower(u.email), lower(:text)) > 0)
                order by u.name_key limit :limit""")
                .param("position", position)
                .param("text", text)
                .param("limit", limit)
                .query(UserSearch::found)
                .list();
    }

    private static Found found(ResultSet row, int number) throws SQLException {
        var user = new UserResponse(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("display_name"),
                row.getString("email"),
                roles(row.getArray("roles")),
                row.getBoolean("enabled"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getLong("version"));
        return new Found(user, row.getString("name_key"));
    }

    private static List<Role> roles(Array names) throws SQLException {
        return Arrays.stream((String[]) names.getArray())
                .map(Role::valueOf)
                .sorted()
                .toList();
    }
}
