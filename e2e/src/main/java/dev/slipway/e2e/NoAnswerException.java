package dev.slipway.e2e;

/** The request may or may not have taken effect: nobody knows until it is repeated. */
public class NoAnswerException extends RuntimeException {

    NoAnswerException(String request, Exception cause) {
        super("No answer to " + request + ": " + cause, cause);
    }
}
