package dev.slipway.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each invariant holds for a small honest shop, and fails for the same shop with one thing doctored. */
class InvariantsTests {

    private static EmbeddedPostgres server;

    private final Map<String, String> published = new HashMap<>();
    private final Map<String, Long> beginnings = new HashMap<>();
    private boolean quiet = true;
    private Databases databases;

    @BeforeAll
    static void startsADatabaseServer() throws IOException, SQLException {
        server = EmbeddedPostgres.builder().start();
        for (var name : List.of("orders", "catalog", "todo")) {
            execute("postgres", "create database " + name);
        }
    }

    @AfterAll
    static void stopsIt() throws IOException {
        server.close();
    }

    @BeforeEach
    void fillsTheShop() throws IOException, SQLException {
        for (var name : List.of("orders", "catalog", "todo")) {
            execute(name, "drop schema if exists verify cascade; create schema verify");
            execute(name, script("messages.sql"));
            execute(name, script(name + ".sql"));
        }
        databases = new Databases(Map.of("order", open("orders"), "catalog", open("catalog"), "todo", open("todo")));
        for (var database : databases.all()) {
            published.putAll(database.pairs("select topic || '-' || sent_partition || '@' || sent_offset, event_id"
                    + " from verify.outbox where sent_at is not null"));
        }
    }

    @AfterEach
    void leaves() {
        databases.close();
    }

    @Test
    void holdForAnHonestShop() {
        assertThat(check())
                .allSatisfy(finding ->
                        assertThat(finding.holds()).as(finding.line()).isTrue());
        assertThat(check())
                .extracting(Finding::invariant)
                .containsExactly("I1", "I2", "I3", "I4", "I5", "I6", "I7", "I8");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                I1 | orders  | update verify.orders set status = 'PENDING', ended_at = null where number = 2
                I1 | orders  | insert into verify.idempotency_keys values (gen_random_uuid(), 'lost', gen_random_uuid(), now())
                I2 | orders  | delete from verify.idempotency_keys where key = 'k1'
                I2 | orders  | insert into verify.idempotency_keys select customer, 'again', order_id, now() from verify.idempotency_keys where key = 'k1'
                I3 | catalog | update verify.stock set available = available + 1
                I3 | catalog | update verify.stock set received = received + 1
                I3 | catalog | update verify.stock set available = -1, sold = sold + 11, ledger_available = -1, ledger_sold = ledger_sold + 11
                I3 | catalog | update verify.stock set ledger_sold = ledger_sold - 1
                I3 | catalog | insert into verify.ledger values (0, 'MUG', null, 'removed', -1, 0, 0, now())
                I4 | orders  | update verify.orders set lines_minor = lines_minor - 1 where number = 1
                I4 | orders  | delete from verify.provider_book where kind = 'refund'
                I4 | orders  | insert into verify.provider_book select order_id, kind, amount_minor, currency, at from verify.provider_book where kind = 'capture'
                I4 | orders  | delete from verify.provider_book where kind = 'capture'
                I4 | orders  | update verify.provider_book set currency = 'USD' where kind = 'capture'
                I4 | orders  | insert into verify.provider_book values (gen_random_uuid(), 'capture', 5, 'EUR', now())
                I5 | orders  | update verify.outbox set sent_at = null where version = 2
                I5 | catalog | update verify.outbox set parked_reason = 'parked: too large', sent_at = null where version = 2
                I5 | todo    | delete from verify.inbox where version = 2
                I5 | catalog | delete from verify.inbox where version = 1
                I5 | todo    | insert into verify.inbox select * from verify.inbox where version = 2
                I6 | todo    | update verify.inbox set version = 1 where version = 3
                I6 | orders  | update verify.inbox set version = 5 where version = 1
                I7 | catalog | update verify.reservations set state = 'released' where state = 'sold'
                I7 | catalog | update verify.reservations set state = 'sold' where state = 'returned'
                I7 | catalog | update verify.reservations set state = 'reserved' where state = 'released'
                I7 | orders  | update verify.orders set status = 'CANCELLED' where number = 1
                I7 | todo    | delete from verify.order_tasks where not cancelled
                I7 | todo    | update verify.order_tasks set cancelled = false
                I7 | todo    | insert into verify.order_tasks values (gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), false, now())
                I8 | todo    | insert into verify.dead_letters values (1, 'todo', 'order.events.v1', 0, 7, 'k', '', 'trace', now(), 'parked')
                I8 | todo    | insert into verify.dead_letters values (1, 'todo', 'order.events.v1', 0, 7, 'k', 'no-json', null, now(), 'parked')
                I8 | todo    | insert into verify.dead_letters values (1, 'todo', 'order.events.v1', null, null, 'k', 'no-json', 'trace', now(), 'parked')
                """)
    void failWhenOneThingIsDoctored(String invariant, String database, String change) throws SQLException {
        execute(database, change);

        assertThat(check())
                .filteredOn(it -> it.invariant().equals(invariant))
                .singleElement()
                .satisfies(finding ->
                        assertThat(finding.holds()).as(finding.line()).isFalse());
    }

    @Test
    void holdAShopWithoutListsToTheRest() throws SQLException {
        var shop = Map.of("order", databases.orders(), "catalog", databases.catalog());
        assertThat(check(new Databases(shop)))
                .allSatisfy(it -> assertThat(it.holds()).as(it.line()).isTrue())
                .extracting(Finding::invariant)
                .containsExactly("I1", "I2", "I3", "I4", "I5", "I6", "I7", "I8");

        execute("catalog", "update verify.reservations set state = 'released' where state = 'sold'");
        assertThat(check(new Databases(shop))).anyMatch(it -> it.invariant().equals("I7") && !it.holds());
    }

    @Test
    void holdListsAloneToTheRest() {
        assertThat(check(new Databases(Map.of("todo", databases.todo()))))
                .allSatisfy(it -> assertThat(it.holds()).as(it.line()).isTrue())
                .extracting(Finding::invariant)
                .containsExactly("I6", "I8");
    }

    @Test
    void missAnEventThatTheBrokerLost() {
        published.remove(published.keySet().iterator().next());

        assertThat(broken()).containsExactly("I5");
    }

    @Test
    void missTheOutboxRowOfAnEventThatTheBrokerHas() {
        published.put("order.events.v1-0@99", "99999999-0000-0000-0000-000000000000");

        assertThat(broken()).containsExactly("I5");
    }

    @Test
    void acceptAForeignRecordThatBecameADeadLetter() throws SQLException {
        published.put("order.events.v1-0@99", "");
        execute(
                "todo",
                "insert into verify.dead_letters values"
                        + " (1, 'todo', 'order.events.v1', 0, 99, 'k', 'no-json', 'trace', now(), 'parked')");

        assertThat(broken()).isEmpty();
    }

    @Test
    void takeNoCopyOfADeadLetterForItsOriginal() throws SQLException {
        var poison = "99999999-0000-0000-0000-000000000000";
        published.put("order.events.v1-0@99", poison);
        published.put("order.events.v1.todo.dlt-0@0", poison);
        execute(
                "todo",
                "insert into verify.outbox values ('" + poison
                        + "', 'order.events.v1.todo.dlt', 'k', 'order.placed', 1, now()," + " now(), 0, 0, null)");

        assertThat(broken()).containsExactly("I5");
    }

    @Test
    void missNothingThatTheBrokerKeptLongEnough() {
        published.remove("order.events.v1-0@0");
        beginnings.put("order.events.v1-0", 1L);

        assertThat(broken()).isEmpty();
    }

    @Test
    void takeNoOffenceAtAYoungOrderUnderWay() throws SQLException {
        execute("orders", """
                insert into verify.orders values ('00000000-0000-0000-0000-00000000000a', 9, gen_random_uuid(), 'PENDING', null,
                    5, 5, 'EUR', false, now(), null, 'NONE');
                insert into verify.idempotency_keys
                    select customer, 'k9', id, now() from verify.orders where number = 9""");
        execute(
                "catalog",
                "insert into verify.reservations values"
                        + " ('00000000-0000-0000-0000-00000000000a', 'reserved', now(), null)");

        quiet = false;
        assertThat(broken()).isEmpty();
    }

    private List<String> broken() {
        return check().stream()
                .filter(it -> !it.holds())
                .map(Finding::invariant)
                .toList();
    }

    private List<Finding> check() {
        return check(databases);
    }

    private List<Finding> check(Databases databases) {
        var broker = new PublishedRecords(new Properties()) {
            @Override
            Published read(Set<String> topics) {
                return new Published(published, Set.of(), beginnings);
            }
        };
        return new Invariants(databases, broker, quiet).check();
    }

    private static Database open(String name) {
        return Database.open(name, server.getJdbcUrl("postgres", name), "postgres", "postgres");
    }

    private static void execute(String database, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(server.getJdbcUrl("postgres", database));
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String script(String name) throws IOException {
        try (var file = InvariantsTests.class.getResourceAsStream("/honest-shop/" + name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
