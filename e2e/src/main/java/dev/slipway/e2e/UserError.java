package dev.slipway.e2e;

/** Something that the person at the terminal can mend: its message says how, and no stack trace is shown. */
class UserError extends RuntimeException {

    UserError(String message) {
        super(message);
    }
}
