package dev.slipway.e2e;

import java.io.PrintStream;
import java.time.Duration;

/**
 * Checks the invariants of {@code docs/requirements.md} on the databases' read-only views and on the broker. Orders under
 * way are given their deadline to end before anything is judged.
 */
class Verify {

    private static final Duration QUIET_WITHIN = Duration.ofSeconds(45);
    private static final Duration LOOK_EVERY = Duration.ofMillis(250);

    private final Stack stack;
    private final PrintStream out;

    Verify(Stack stack, PrintStream out) {
        this.stack = stack;
        this.out = out;
    }

    /** True when every invariant holds. */
    boolean run() {
        try (var databases = Databases.of(stack)) {
            awaitQuiet(databases);
            var findings = new Invariants(databases, new PublishedRecords(stack.kafkaBootstrap())).check();
            findings.forEach(finding -> out.println(finding.line()));
            var held = findings.stream().allMatch(Finding::holds);
            out.println(held ? "Every invariant holds." : "Not every invariant holds: see the lines marked FAIL.");
            return held;
        }
    }

    private void awaitQuiet(Databases databases) {
        var deadline = Deadline.in(QUIET_WITHIN);
        while (!isQuiet(databases) && !deadline.isOver()) {
            deadline.pause(LOOK_EVERY, () -> "");
        }
    }

    private static boolean isQuiet(Databases databases) {
        var open = databases.orders().number("select count(*) from verify.orders where status = 'PENDING'");
        var due =
                databases.orders().number("select count(*) from verify.payments where state in ('DUE', 'REFUND_DUE')");
        return open == 0 && due == 0 && Invariants.unsent(databases) == 0 && Invariants.unheard(databases) == 0;
    }
}
