package dev.slipway.gateway.limits;

/** Whom a limit counts together. */
enum Policy {
    USER("user"),
    ADDRESS("address"),
    SIGN_IN("sign-in");

    private final String label;

    Policy(String label) {
        this.label = label;
    }

    /** As settings, headers and metrics name it. */
    String label() {
        return label;
    }
}
