package dev.slipway.todo;

import java.util.UUID;

/** What can go wrong with lists and tasks, in this service's own words. */
abstract sealed class TodoException extends RuntimeException {

    private final String sentence;

    private TodoException(String sentence) {
        super(sentence);
        this.sentence = sentence;
    }

    /** What helps the caller. */
    String sentence() {
        return sentence;
    }

    /** Not there, or not the caller's: a stranger learns no difference. */
    static final class NotFound extends TodoException {

        private NotFound(String message) {
            super(message);
        }

        static NotFound list(UUID id) {
            return new NotFound("You have no list " + id + ".");
        }

        static NotFound task(UUID id) {
            return new NotFound("You have no task " + id + ".");
        }

        static NotFound order(UUID id) {
            return new NotFound("Your lists have nothing of order " + id + ".");
        }
    }

    static final class NotOnTheList extends TodoException {

        NotOnTheList(UUID task) {
            super("A task can only come after another one of its list, and " + task + " is none.");
        }
    }
}
