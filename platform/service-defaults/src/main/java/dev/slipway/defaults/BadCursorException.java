package dev.slipway.defaults;

/** A cursor that no page gave out. Services throw it, too, for parts they cannot read; the answer is a 400. */
public class BadCursorException extends RuntimeException {

    public BadCursorException() {
        super("Take the cursor from the `next` of a page, unchanged.");
    }
}
