package dev.slipway.e2e.input;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.e2e.Answer;
import dev.slipway.e2e.Api;
import dev.slipway.e2e.OnAStack;
import dev.slipway.e2e.Operations;
import dev.slipway.e2e.Operations.Operation;
import dev.slipway.e2e.Scene;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What nobody should send is refused with a problem that helps, whichever layer meets it first, and tells nothing of the inside. */
@OnAStack
@Order(30)
class RefusedInputTests {

    private static final Pattern INSIDE = Pattern.compile(
            "Exception|\\bat [a-z]+\\.[a-z]+|org\\.|java\\.|dev\\.slipway|(?i:\\bselect\\b.+\\bfrom\\b)");

    /** What only services ask each other, and where a signature opens instead of a token. */
    private static final Pattern OTHER_DOORS = Pattern.compile("/api/(journeys|payments)/.*");

    private final Api alice = Scene.person("alice").api();
    private final Api admin = Scene.person("admin").api();
    private final String sku = Scene.product(5);
    private final List<Operation> operations = Operations.documented().stream()
            .filter(it -> !OTHER_DOORS.matcher(it.path()).matches())
            .toList();

    @Test
    void answersAMethodThatThereIsNotWithAProblem() {
        assertThat(operations).allSatisfy(it -> assertRefused(send(it, "PATCH", null), 405));
    }

    @Test
    void answersAnotherTypeOfBodyWithAProblem() {
        var reading = operations.stream().filter(Operation::takesABody).toList();

        assertThat(reading)
                .hasSizeGreaterThan(10)
                .allSatisfy(it -> assertRefused(send(it, it.method(), "name=x", "Content-Type", "text/plain"), 415));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[]", "\"text\"", "{\"name\":", "\u0000"})
    void answersABodyThatIsNoneWithAProblem(String body) {
        var reading = operations.stream().filter(Operation::takesABody).toList();

        assertThat(reading).allSatisfy(it -> assertRefused(send(it, it.method(), body), 400));
    }

    @ParameterizedTest
    @ValueSource(strings = {"size=0", "size=-1", "size=101", "size=1.5", "size=x", "after=%00", "after=nonsense"})
    void answersAPageThatThereIsNotWithAProblem(String query) {
        var name = query.split("=")[0];
        var pages = operations.stream()
                .filter(it -> it.reads() && it.query().contains(name))
                .toList();

        assertThat(pages).isNotEmpty().allSatisfy(it -> {
            var answer = whoMay(it).get(it.with(id(it)) + "?" + query);
            if (!it.bearsAnId() || it.path().startsWith("/api/products")) {
                assertRefused(answer, 400);
            } else {
                assertRefused(answer, 400, 404);
            }
        });
    }

    static Stream<Arguments> lines() {
        return Stream.of(
                Arguments.of("no pieces", 0),
                Arguments.of("less than none", -1),
                Arguments.of("a piece and a half", new BigDecimal("1.5")),
                Arguments.of("more than an int holds", 1L << 31),
                Arguments.of("more than a long holds", new BigDecimal("1e30")),
                Arguments.of("a word", "many"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lines")
    void sellsNoSuchQuantity(String words, Object quantity) {
        var order = Map.of("card", "approved", "lines", List.of(Map.of("sku", sku, "quantity", quantity)));

        assertRefused(
                alice.post(
                        "/api/orders",
                        order,
                        "Idempotency-Key",
                        UUID.randomUUID().toString()),
                400,
                422);
    }

    @Test
    void takesNoPriceOwnerOrStateFromItsBuyer() {
        var wish = Map.of(
                "card",
                "approved",
                "status",
                "CONFIRMED",
                "customer",
                UUID.randomUUID().toString(),
                "total",
                Map.of("minor", 1, "currency", "EUR"),
                "version",
                99,
                "lines",
                List.of(Map.of("sku", sku, "quantity", 1, "unitPrice", Map.of("minor", 1, "currency", "EUR"))));

        var answer = alice.post(
                "/api/orders", wish, "Idempotency-Key", UUID.randomUUID().toString());

        assertThat(answer.status()).isIn(201, 400);
        if (answer.status() == 201) {
            assertThat(answer.json().path("status").asString()).isEqualTo("PENDING");
            assertThat(answer.json().path("total").path("minor").asInt()).isEqualTo(1299);
        }
    }

    @Test
    void giveNobodyARoleThatAsksForIt() {
        var profile = alice.get("/api/profile").json();

        var answer = alice.put(
                "/api/profile",
                Map.of(
                        "displayName", profile.path("displayName").asString(),
                        "email", profile.path("email").asString(),
                        "roles", List.of("admin")));

        assertThat(answer.status()).isIn(200, 400);
        assertThat(alice.get("/api/auth/system").status()).isEqualTo(403);
    }

    private Answer send(Operation operation, String method, String body, String... headers) {
        var all = Stream.concat(
                        Stream.of(
                                "If-Match",
                                "*",
                                "Idempotency-Key",
                                UUID.randomUUID().toString()),
                        Stream.of(headers.length == 0 ? new String[] {"Content-Type", "application/json"} : headers))
                .toArray(String[]::new);
        return whoMay(operation).sendText(method, operation.with(id(operation)), body, all);
    }

    /** One that can be read; whether it is there does not matter. */
    private String id(Operation operation) {
        return operation.path().startsWith("/api/products")
                ? sku
                : operation.path().contains("dead-letters")
                        ? "1"
                        : UUID.randomUUID().toString();
    }

    private Api whoMay(Operation operation) {
        return operation.isForCustomers() ? alice : admin;
    }

    private static void assertRefused(Answer answer, Integer... statuses) {
        assertThat(answer.status()).as(answer.body()).isIn((Object[]) statuses);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.json().path("detail").asString()).isNotBlank();
        assertThat(answer.json().path("traceId").asString()).isNotBlank();
        assertThat(answer.body()).doesNotContainPattern(INSIDE);
    }
}
