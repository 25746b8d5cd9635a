package dev.slipway.e2e.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.e2e.Answer;
import dev.slipway.e2e.Api;
import dev.slipway.e2e.OnAStack;
import dev.slipway.e2e.Operations;
import dev.slipway.e2e.Operations.Operation;
import dev.slipway.e2e.Scene;
import dev.slipway.e2e.Shopper;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Every operation, tried by everybody whom it is not for. */
@OnAStack
@Order(4)
class EveryOperationTests {

    /** Something for every operation that reads a body: each takes its own fields. */
    private static final Map<String, Object> CHANGE = Map.of(
            "name",
            "Mine",
            "title",
            "Mine",
            "reason",
            "mine",
            "quantity",
            1,
            "enabled",
            true,
            "roles",
            List.of("admin"));

    private final Shopper alice = Scene.person("alice");
    private final Api bob = Scene.person("bob").api();
    private final String order = Scene.id(Scene.ended(alice, Scene.product(1), 1, "approved"));
    private final String list = idOf("/api/lists", Map.of("name", "Garden"));
    private final String task = idOf("/api/lists/" + list + "/tasks", Map.of("title", "Prune"));
    private final List<Operation> operations = Operations.documented();

    @Test
    void wantsATokenForAllThatIsNotPublic() {
        var closed = operations.stream().filter(it -> !it.open()).toList();

        assertThat(closed)
                .hasSizeGreaterThan(30)
                .allSatisfy(it -> assertThat(attempt(Scene.stranger(), it).status())
                        .as("%s by a stranger", it)
                        .isIn(401, 404));
    }

    @Test
    void keepsAdministrationFromCustomers() {
        var administration = operations.stream()
                .filter(it -> !it.open() && !it.isForCustomers())
                .toList();

        assertThat(administration)
                .hasSizeGreaterThan(10)
                .allSatisfy(it -> assertThat(attempt(bob, it).status())
                        .as("%s by a customer", it)
                        .isEqualTo(403));
    }

    @Test
    void hidesWhatBelongsToSomebodyElse() {
        var personal = operations.stream()
                .filter(it -> it.isForCustomers() && it.bearsAnId())
                .toList();

        assertThat(personal)
                .hasSizeGreaterThan(10)
                .allSatisfy(it -> assertThat(attempt(bob, it).status())
                        .as("%s by somebody else", it)
                        .isEqualTo(404));
        assertThat(Scene.status(alice.order(order, Scene.SOON))).isEqualTo("CONFIRMED");
        assertThat(alice.api().get("/api/tasks/" + task).body()).contains("Prune");
    }

    private Answer attempt(Api api, Operation operation) {
        var body = operation.reads() ? null : CHANGE;
        return api.send(
                operation.method(), operation.with(id(operation)), body, "If-Match", "*", "Idempotency-Key", task);
    }

    /** Of what Alice owns; administration is refused before anybody looks for what is named. */
    private String id(Operation operation) {
        return switch (operation.path().split("/")[2]) {
            case "lists" -> list;
            case "tasks" -> task;
            default -> order;
        };
    }

    private String idOf(String path, Map<String, Object> made) {
        return Scene.id(alice.api().post(path, made).json());
    }
}
