package dev.slipway.todo;

import java.util.List;
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

    static final class TooManyTags extends TodoException {

        TooManyTags(UUID task) {
            super("A task can have " + Tags.MOST + " tags, and " + task + " would have more. Take some off first.");
        }
    }

    /** A change of many tasks that cannot be made to some of them, and therefore is made to none. */
    static final class NoneChanged extends TodoException {

        /** What is wrong with each of those. */
        enum Why {
            MISSING("is no task of yours"),
            OUTDATED("was changed since you read it");

            private final String message;

            Why(String message) {
                this.message = message;
            }
        }

        /** Which of the tasks, as the request names them, and what is wrong. */
        record Flaw(String field, String message) {}

        private final Why why;
        private final List<Flaw> flaws;

        NoneChanged(Why why, List<Integer> places) {
            super("Nothing was changed: see errors for the tasks that are in the way. Read them again, then repeat.");
            this.why = why;
            this.flaws = places.stream()
                    .map(place -> new Flaw("tasks[" + place + "]", why.message))
                    .toList();
        }

        Why why() {
            return why;
        }

        List<Flaw> flaws() {
            return flaws;
        }
    }
}
