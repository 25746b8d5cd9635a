package dev.slipway.local;

/** Something the person at the keyboard can act on: the message says what happened and what to do. */
class Problem extends RuntimeException {

    private final int exitCode;

    Problem(String message) {
        this(message, 1);
    }

    private Problem(String message, int exitCode) {
        super(message);
        this.exitCode = exitCode;
    }

    /** The command itself was wrong. */
    static Problem usage(String message) {
        return new Problem(message, 2);
    }

    int exitCode() {
        return exitCode;
    }

    String sentence() {
        return String.valueOf(getMessage());
    }
}
