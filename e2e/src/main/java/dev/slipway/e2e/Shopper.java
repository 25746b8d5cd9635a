package dev.slipway.e2e;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Somebody who buys through the gateway. An outcome that is unknown (no answer, 5xx) is asked again with the same
 * idempotency key until it is definite.
 */
public final class Shopper {

    private static final Duration PAUSE = Duration.ofMillis(300);
    private static final Duration RENEW_BEFORE = Duration.ofSeconds(20);
    private static final Duration SAY_AFTER = Duration.ofSeconds(2);
    private static final Duration SAY_EVERY = Duration.ofSeconds(10);
    private static final Set<Integer> UNDECIDED = Set.of(401, 409, 429);

    private final Stack stack;
    private final String name;
    private final Api api;
    private SignIn.@Nullable Tokens tokens;

    public Shopper(Stack stack, String name) {
        this.stack = stack;
        this.name = name;
        this.api = new Api(stack.door(), this::accessToken);
    }

    public Api api() {
        return api;
    }

    public synchronized String accessToken() {
        var current = tokens;
        if (current == null || !current.lastsAnother(RENEW_BEFORE)) {
            current = new SignIn(stack).as(name);
            tokens = current;
        }
        return current.access();
    }

    /** Places the order, however often it has to be asked for, and returns it as it was accepted. */
    public JsonNode place(Map<String, Integer> quantities, String card, Duration patience) {
        var lines = new ArrayList<Map<String, Object>>();
        quantities.forEach((sku, quantity) -> lines.add(Map.of("sku", sku, "quantity", quantity)));
        var body = new LinkedHashMap<String, Object>();
        body.put("lines", List.copyOf(lines));
        body.put("card", card);
        var key = UUID.randomUUID().toString();
        return definite(patience, () -> api.post("/api/orders", body, "Idempotency-Key", key))
                .json();
    }

    public JsonNode order(String id, Duration patience) {
        return definite(patience, () -> api.get("/api/orders/" + id)).json();
    }

    public JsonNode journey(String id, Duration patience) {
        return definite(patience, () -> api.get("/api/orders/" + id + "/journey"))
                .json();
    }

    public Answer cancel(String id, Duration patience) {
        return definite(patience, () -> api.post("/api/orders/" + id + "/cancel", Map.of("reason", "changed my mind")));
    }

    /** Waits until the order is in one of the states. */
    public JsonNode await(String id, Set<String> states, Duration patience) {
        var deadline = Deadline.in(patience);
        while (true) {
            var order = order(id, deadline.left());
            if (states.contains(order.path("status").asString())) {
                return order;
            }
            deadline.pause(
                    PAUSE.dividedBy(6),
                    () -> "Order " + order.path("number").asString() + " is still "
                            + order.path("status").asString() + " after " + patience.toSeconds() + " s.");
        }
    }

    /** Repeats what has no definite outcome; who waits longer than a moment is told for what. */
    private Answer definite(Duration patience, Attempt attempt) {
        var deadline = Deadline.in(patience);
        var silence = Deadline.in(SAY_AFTER);
        while (true) {
            var answer = attemptOnce(attempt);
            if (answer.ok()) {
                return answer;
            }
            if (answer.status() < 500 && !isWorthRepeating(answer)) {
                throw new UserError("The shop refused: " + answer.complaint());
            }
            if (silence.isOver()) {
                System.err.println("Waiting up to " + deadline.left().toSeconds()
                        + " s for a definite answer; the last was " + answer.complaint());
                silence = Deadline.in(SAY_EVERY);
            }
            deadline.pause(
                    PAUSE, () -> "No definite answer within " + patience.toSeconds() + " s: " + answer.complaint());
        }
    }

    private boolean isWorthRepeating(Answer answer) {
        if (answer.status() == 401) {
            forgetToken();
        }
        return UNDECIDED.contains(answer.status())
                && (answer.status() != 409 || !answer.header("Retry-After").isEmpty());
    }

    private Answer attemptOnce(Attempt attempt) {
        try {
            return attempt.make();
        } catch (NoAnswerException | UserError e) {
            return new Answer(503, HttpHeaders.of(Map.of(), (_, _) -> true), String.valueOf(e.getMessage()));
        }
    }

    private synchronized void forgetToken() {
        tokens = null;
    }

    private interface Attempt {
        Answer make();
    }
}
