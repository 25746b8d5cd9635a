package dev.slipway.e2e;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/**
 * Makes the demo users and fills the shop through the doors that people use. Running it again changes nothing; a stack that is still
 * coming up is waited for.
 */
class Seed {

    private static final List<String> CUSTOMERS = List.of("alice", "bob");
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    private final Stack stack;
    private final PrintStream out;
    private final Deadline deadline = Deadline.in(PATIENCE);
    private boolean told;

    Seed(Stack stack, PrintStream out) {
        this.stack = stack;
        this.out = out;
    }

    boolean run() {
        var services = awaitServices();
        if (!services.contains("auth")) {
            throw new UserError("seed makes users, and this stack has no auth.");
        }
        CUSTOMERS.forEach(user -> await(user + " cannot be registered", () -> registered(user)));
        if (!services.contains("catalog")) {
            out.println(String.join(", ", CUSTOMERS) + " can sign in. This stack has no catalog, so there is no shop.");
            return true;
        }
        var admin = new Shopper(stack, "admin");
        await("admin cannot sign in", () -> !admin.accessToken().isEmpty());
        int products = 0;
        for (var product : products()) {
            add(admin.api(), product);
            products++;
        }
        out.println(
                "The shop has " + products + " products. " + String.join(", ", CUSTOMERS) + " and admin can sign in.");
        return true;
    }

    /** Each asks its database for the answer, so that nothing answers by chance of being up. */
    private Set<String> awaitServices() {
        var anybody = Api.anonymous(stack.door());
        await("the gateway does not answer", () -> anybody.get("/session/me").ok());
        var services = stack.services();
        if (services.contains("auth")) {
            await("auth does not answer", () -> anybody.get("/login").ok());
        }
        if (services.contains("catalog")) {
            await(
                    "catalog does not answer",
                    () -> anybody.get("/api/products?size=1").ok());
        }
        return services;
    }

    private void await(String complaint, Supplier<Boolean> condition) {
        while (true) {
            var last = complaint;
            try {
                if (condition.get()) {
                    return;
                }
            } catch (UserError | NoAnswerException e) {
                last = complaint + ": " + e.getMessage();
            }
            waitFor(last);
        }
    }

    private void waitFor(String complaint) {
        if (!told) {
            out.println("Waiting up to " + PATIENCE.toSeconds() + " s for the stack: " + complaint);
            told = true;
        }
        deadline.pause(
                LOOK_EVERY, () -> "Given up after " + PATIENCE.toSeconds() + " s at " + stack.url() + ": " + complaint);
    }

    private boolean registered(String user) {
        if (canSignIn(user)) {
            return true;
        }
        var browser = new Browser(stack.door());
        var form = browser.open("/register");
        var answer = browser.submit(
                form,
                Map.of(
                        "username",
                        user,
                        "email",
                        user + "@example.org",
                        "displayName",
                        user.substring(0, 1).toUpperCase(Locale.ROOT) + user.substring(1),
                        "password",
                        stack.password(user)));
        if (!canSignIn(user)) {
            throw new UserError(
                    "Registering " + user + " failed: " + answer.answer().complaint());
        }
        return true;
    }

    private boolean canSignIn(String user) {
        try {
            new SignIn(stack).as(user);
            return true;
        } catch (UserError e) {
            return false;
        }
    }

    private void add(Api admin, JsonNode product) {
        var sku = product.path("sku").asString();
        var created = answered(
                "product " + sku, () -> admin.post("/api/products", Stack.JSON.treeToValue(product, Map.class)));
        if (!created.ok() && created.status() != 409) {
            throw new UserError("Product " + sku + " was refused: " + created.complaint());
        }
        var stocked = answered(
                "the stock of " + sku,
                () -> admin.post(
                        "/api/products/" + sku + "/stock",
                        Map.of("quantity", product.path("stock").asInt(), "reason", "first delivery"),
                        "Idempotency-Key",
                        "seed-" + sku));
        if (!stocked.ok()) {
            throw new UserError("The stock of " + sku + " was refused: " + stocked.complaint());
        }
    }

    /** Sent again until somebody answers for it: a product is made once, and its first delivery is booked once. */
    private Answer answered(String what, Supplier<Answer> request) {
        while (true) {
            var last = "no answer for " + what;
            try {
                var answer = request.get();
                if (answer.status() < 500) {
                    return answer;
                }
                last += ": " + answer.complaint();
            } catch (NoAnswerException e) {
                last += ": " + e.getMessage();
            }
            waitFor(last);
        }
    }

    private static JsonNode products() {
        try (var file = Seed.class.getResourceAsStream("/demo/products.json")) {
            return Stack.JSON.readTree(Objects.requireNonNull(file, "demo/products.json"));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the demo's products", e);
        }
    }
}
