package dev.slipway.e2e;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The databases that hold invariants, each read as the role {@code verifier}, by the name of their service. */
record Databases(Map<String, Database> open) implements AutoCloseable {

    /** The services whose databases matter here. */
    static final List<String> SERVICES = List.of("order", "catalog", "todo");

    /** Of all services: a stack that lacks one has fewer. */
    static Databases of(Stack stack) {
        return of(stack, Set.copyOf(SERVICES));
    }

    static Databases of(Stack stack, Set<String> services) {
        var open = new TreeMap<String, Database>();
        for (var service : SERVICES) {
            if (services.contains(service)) {
                var url = stack.database(service)
                        .orElseThrow(() -> new UserError("The database of " + service + " is not known. Set "
                                + Stack.databaseVariable(service) + "."));
                open.put(service, Database.open(service, url, "verifier", stack.password("verifier")));
            }
        }
        return new Databases(open);
    }

    Database orders() {
        return of("order");
    }

    Database catalog() {
        return of("catalog");
    }

    Database todo() {
        return of("todo");
    }

    boolean have(String... services) {
        return open.keySet().containsAll(List.of(services));
    }

    private Database of(String service) {
        return Optional.ofNullable(open.get(service))
                .orElseThrow(() -> new IllegalStateException(service + " is not part of this stack."));
    }

    Collection<Database> all() {
        return new ArrayList<>(open.values());
    }

    @Override
    public void close() {
        all().forEach(Database::close);
    }
}
