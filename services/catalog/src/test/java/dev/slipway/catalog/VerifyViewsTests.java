package dev.slipway.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** What the role of {@code ./slipway verify} may see, and what the views say about themselves. */
@CatalogTest
class VerifyViewsTests {

    @Autowired
    private JdbcClient owner;

    @Value("${spring.datasource.url}")
    private String url;

    @Value("${spring.datasource.password}")
    private String password;

    @Test
    void explainThemselvesToTheVerifier() {
        var undocumented = owner.sql("""
                        select c.relname || coalesce('.' || a.attname, '')
                        from pg_class c left join pg_attribute a on a.attrelid = c.oid and a.attnum > 0
                        where c.relnamespace = 'verify'::regnamespace
                          and (obj_description(c.oid) is null or col_description(c.oid, a.attnum) is null)""").query(String.class).list();
        assertThat(undocumented).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"stock", "reservations", "ledger", "overdue_reservations", "outbox", "inbox", "dead_letters"})
    void areReadableByTheVerifier(String view) {
        assertThat(verifier()
                        .sql("select count(*) from verify." + view)
                        .query(Long.class)
                        .single())
                .isNotNegative();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select 1 from stock",
                "select 1 from reservation",
                "update verify.reservations set state = 'sold'",
                "delete from verify.inbox"
            })
    void areAllThatTheVerifierGets(String sql) {
        assertThatThrownBy(() -> verifier().sql(sql).query().listOfRows())
                .rootCause()
                .isInstanceOfSatisfying(
                        SQLException.class,
                        refused -> assertThat(refused.getSQLState()).isEqualTo("42501"));
    }

    private JdbcClient verifier() {
        return JdbcClient.create(new DriverManagerDataSource(url, "verifier", password));
    }
}
