package dev.slipway.e2e;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Makes the demo users and fills the shop through the doors that people use. Running it again changes nothing. */
class Seed {

    private static final List<String> CUSTOMERS = List.of("alice", "bob");

    private final Stack stack;
    private final PrintStream out;

    Seed(Stack stack, PrintStream out) {
        this.stack = stack;
        this.out = out;
    }

    boolean run() {
        CUSTOMERS.forEach(this::register);
        var admin = new Shopper(stack, "admin").api();
        int products = 0;
        for (var product : products()) {
            add(admin, product);
            products++;
        }
        out.println(
                "The shop has " + products + " products. " + String.join(", ", CUSTOMERS) + " and admin can sign in.");
        return true;
    }

    private void register(String user) {
        if (canSignIn(user)) {
            return;
        }
        var browser = new Browser(stack.url());
        var form = browser.open("/register");
        var answer = browser.submit(
                form,
                Map.of(
                        "username",
                        user,
                        "email",
                        user + "@example.org",
                        "displayName",
                        user.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + user.substring(1),
                        "password",
                        stack.password(user)));
        if (!canSignIn(user)) {
            throw new UserError(
                    "Registering " + user + " failed: " + answer.answer().complaint());
        }
    }

    private boolean canSignIn(String user) {
        try {
            new SignIn(stack).as(user);
            return true;
        } catch (UserError e) {
            return false;
        }
    }

    private static void add(Api admin, JsonNode product) {
        var sku = product.path("sku").asString();
        var created = admin.post("/api/products", Stack.JSON.treeToValue(product, Map.class));
        if (!created.ok() && created.status() != 409) {
            throw new UserError("Product " + sku + " was refused: " + created.complaint());
        }
        var stocked = admin.post(
                "/api/products/" + sku + "/stock",
                Map.of("quantity", product.path("stock").asInt(), "reason", "first delivery"),
                "Idempotency-Key",
                "seed-" + sku);
        if (!stocked.ok()) {
            throw new UserError("The stock of " + sku + " was refused: " + stocked.complaint());
        }
    }

    private static JsonNode products() {
        var home = Path.of(Optional.ofNullable(System.getenv("SLIPWAY_HOME")).orElse("."));
        var file = home.resolve("services/catalog/demo/products.json");
        try {
            return Stack.JSON.readTree(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }
}
