package dev.slipway.bench;

/** A figure that could not be taken; the report says why in its place, and the others go on. */
final class Unmeasurable extends RuntimeException {

    Unmeasurable(String why) {
        super(why);
    }

    Unmeasurable(String why, Exception cause) {
        super(why, cause);
    }
}
