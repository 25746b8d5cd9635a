package dev.slipway.local;

/** The last lines of {@code up}, and the first of {@code status}: where to go, and who can sign in. */
record Summary(Plan plan, Screen screen) {

    void print() {
        screen.line("");
        screen.line("Slipway is at " + plan.settings().publicUrl());
        people(plan.settings().stack(), plan.settings().secrets(), screen);
        screen.line("");
    }

    static void people(Stack stack, Secrets secrets, Screen screen) {
        for (var person : stack.people()) {
            if (secrets.has(person.secret())) {
                screen.line("  sign in as " + Starter.padded(person.name()) + secrets.get(person.secret()) + "   ("
                        + person.can() + ")");
            }
        }
    }
}
