package dev.slipway.defaults;

/** A change whose caller has not shown that they know what they change. A service may say it in words of its own. */
public abstract sealed class VersionException extends RuntimeException {

    private VersionException(String sentence) {
        super(sentence);
    }

    public static final class Missing extends VersionException {

        Missing() {
            super("Send the ETag of what you read as If-Match, so that nobody's change is overwritten unseen.");
        }
    }

    public static final class Malformed extends VersionException {

        Malformed() {
            super("If-Match must be the ETag as it was sent, quotes included.");
        }
    }

    public static final class Outdated extends VersionException {

        public Outdated() {
            super("It was changed since you read it. Read it again, then repeat your change with its new ETag.");
        }
    }
}
