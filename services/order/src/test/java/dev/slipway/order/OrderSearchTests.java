package dev.slipway.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What a page costs, whatever it is of. */
@OrderTest
class OrderSearchTests {

    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private static final Instant DAWN = Instant.parse("2026-11-24T06:00:00Z");
    private static final OrderStatus RARE = OrderStatus.REJECTED;
    private static final CustomerId SOMEBODY = new CustomerId(new UUID(0, 7));
    private static final OrderSearch.Position AFTER = new OrderSearch.Position(NOON, 4711);
    private static final Pattern PARAMETER = Pattern.compile("\\?");

    private static final String MANY_ORDERS = """
            insert into orders (id, customer, status, card, total_minor, currency, facts, ever_confirmed, placed_at, updated_at, ended_at, version)
            select gen_random_uuid(), ('00000000-0000-0000-0000-' || lpad((n % 500)::text, 12, '0'))::uuid,
                   case n % 20 when 0 then 'REJECTED' else 'CONFIRMED' end,
                   'approved', 1, 'EUR', 1, true, timestamptz '2026-11-27T12:00:00Z' - n * interval '1 minute', now(), now(), 0
            from generate_series(1, 10000) n
            """;

    @Autowired
    OrderSearch search;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    static List<Arguments> filters() {
        return List.of(
                Arguments.of("orders_by_time", filter(null, null, null, null)),
                Arguments.of("orders_by_time", filter(null, null, DAWN, NOON)),
                Arguments.of("orders_of_a_status_by_time", filter(RARE, null, null, null)),
                Arguments.of("orders_of_a_status_by_time", filter(RARE, null, DAWN, NOON)),
                Arguments.of("orders_of_a_customer_by_time", filter(null, SOMEBODY, null, null)),
                Arguments.of("orders_of_a_customer_by_time", filter(null, SOMEBODY, DAWN, NOON)));
    }

    private static OrderSearch.Filter filter(
            @Nullable OrderStatus status, @Nullable CustomerId customer, @Nullable Instant from, @Nullable Instant to) {
        return new OrderSearch.Filter(status, customer, null, from, to);
    }

    @ParameterizedTest
    @MethodSource("filters")
    void readsARangeOfAnIndexInOneStatement(String index, OrderSearch.Filter filter) {
        var statements = StatementCounter.during(() -> search.page(filter, AFTER, 20));

        assertThat(statements).hasSize(1);
        assertThat(planOf(statements.getFirst(), filter, AFTER)).contains(index).doesNotContain("Seq Scan on orders");
    }

    @Test
    void findsANumberByItsOwnIndex() {
        var filter = new OrderSearch.Filter(null, null, 4711L, null, null);

        var statements = StatementCounter.during(() -> search.page(filter, null, 20));

        assertThat(planOf(statements.getFirst(), filter, null)).contains("orders_number_key");
    }

    /** In a shop of ten thousand orders, of which nobody else gets to know. */
    private String planOf(String sql, OrderSearch.Filter filter, OrderSearch.@Nullable Position after) {
        return new TransactionTemplate(transactions).execute(status -> {
            status.setRollbackOnly();
            jdbc.sql(MANY_ORDERS).update();
            jdbc.sql("analyze orders").update();
            var parameters = new AtomicInteger();
            var numbered = PARAMETER.matcher(sql).replaceAll(_ -> "\\$" + parameters.incrementAndGet());
            jdbc.sql("prepare page as " + numbered).update();
            var plan = jdbc.sql("explain execute page(" + values(filter, after) + ")")
                    .query(String.class)
                    .list();
            jdbc.sql("deallocate page").update();
            return String.join("\n", plan);
        });
    }

    /** In the sequence in which the statement asks for them. */
    private static String values(OrderSearch.Filter filter, OrderSearch.@Nullable Position after) {
        return Stream.of(
                        filter.status(),
                        filter.customer(),
                        filter.number(),
                        filter.from(),
                        filter.to(),
                        after == null ? null : after.placedAt(),
                        after == null ? null : after.number(),
                        20)
                .filter(Objects::nonNull)
                .map("'%s'"::formatted)
                .collect(Collectors.joining(", "));
    }
}
