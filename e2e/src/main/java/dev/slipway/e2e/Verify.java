package dev.slipway.e2e;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

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
        try (var databases = Databases.of(stack)) {
            var quiet = awaitQuiet(databases);
            var invariants = new Invariants(databases, new PublishedRecords(stack.kafkaBootstrap()), quiet);
            var findings = new ArrayList<>(invariants.check());
            var people = PEOPLE.stream().filter(stack::knows).toList();
            findings.add(new ShownOrders(stack, databases.orders()).compareFor(people));
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
