package dev.slipway.e2e;

import java.util.List;

/** The databases that hold invariants, each read as the role {@code verifier}. */
record Databases(Database orders, Database catalog, Database todo) implements AutoCloseable {

    static Databases of(Stack stack) {
        return new Databases(open(stack, "order"), open(stack, "catalog"), open(stack, "todo"));
    }

    private static Database open(Stack stack, String service) {
        return Database.open(service, stack.database(service), "verifier", stack.password("verifier"));
    }

    List<Database> all() {
        return List.of(orders, catalog, todo);
    }

    @Override
    public void close() {
        all().forEach(Database::close);
    }
}
