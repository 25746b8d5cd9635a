package dev.slipway.e2e;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;

/**
 * Checks the invariants of {@code docs/requirements.md} on the databases' read-only views, the broker and the API. What is
 * under way is given time to end before anything is judged.
 */
class Verify {

    private static final Duration QUIET_WITHIN = Duration.ofSeconds(45);
    private static final Duration LOOK_EVERY = Duration.ofMillis(250);
    private static final List<String> PEOPLE = List.of("alice", "bob");

    private final Stack stack;
    private final PrintStream out;

    Verify(Stack stack, PrintStream out) {
        this.stack = stack;
        this.out = out;
    }

    /** True when every invariant holds. */
    boolean run() {
        var services = stack.services();
        demandAccess(services);
        Databases.SERVICES.stream()
                .filter(it -> !services.contains(it))
                .forEach(it -> out.println("left out: this stack has no " + it + ", so nothing is said of it."));
        try (var databases = Databases.of(stack, services)) {
            var quiet = awaitQuiet(databases);
            var broker = new PublishedRecords(stack.kafka().orElseGet(Properties::new));
            var findings = new ArrayList<>(new Invariants(databases, broker, quiet).check());
            if (databases.have("order")) {
                var people = PEOPLE.stream().filter(stack::knows).toList();
                findings.add(new ShownOrders(stack, databases.orders()).compareFor(people));
            }
            findings.forEach(finding -> out.println(finding.line()));
            if (!quiet) {
                out.println("Something is still under way, " + Invariants.young(databases)
                        + " orders within their deadline among it: what is younger than 30 s was not judged.");
            }
            var held = findings.stream().allMatch(Finding::holds);
            out.println(held ? "Every invariant holds." : "Not every invariant holds: see the lines marked FAIL.");
            return held;
        }
    }

    /** Everything that is missing at once: whoever reads this from outside a cluster has all of it to set. */
    private void demandAccess(Set<String> services) {
        var missing = new ArrayList<String>();
        var held = Databases.SERVICES.stream().filter(services::contains).toList();
        held.stream()
                .filter(it -> stack.database(it).isEmpty())
                .forEach(it -> missing.add(Stack.databaseVariable(it) + "=jdbc:postgresql://…"));
        if (!held.isEmpty() && !stack.knows("verifier")) {
            missing.add("SLIPWAY_VERIFIER_PASSWORD");
        }
        if ((services.contains("order") || services.contains("catalog"))
                && stack.kafka().isEmpty()) {
            missing.add(Stack.kafkaVariable());
        }
        if (!missing.isEmpty()) {
            throw new UserError("verify compares what the databases, the broker and the API say, and must reach all of"
                    + " them. Run it where they can be reached, or set:\n  " + String.join("\n  ", missing));
        }
    }

    private boolean awaitQuiet(Databases databases) {
        var deadline = Deadline.in(QUIET_WITHIN);
        var told = false;
        while (!Invariants.isQuiet(databases)) {
            if (deadline.left().compareTo(LOOK_EVERY) < 0) {
                return false;
            }
            if (!told) {
                out.println("Waiting up to " + QUIET_WITHIN.toSeconds() + " s for what is under way to end.");
                told = true;
            }
            deadline.pause(LOOK_EVERY, () -> "Interrupted.");
        }
        return true;
    }
}
