package dev.slipway.bench;

/** What a figure, or its ratio where something is measured beside it, should be. */
record Aim(Kind kind, double bound) {

    static final Aim NONE = new Aim(Kind.RECORDED, 0);

    enum Kind {
        AT_MOST,
        AT_LEAST,
        RECORDED
    }

    static Aim atMost(double bound) {
        return new Aim(Kind.AT_MOST, bound);
    }

    static Aim atLeast(double bound) {
        return new Aim(Kind.AT_LEAST, bound);
    }

    String verdict(double value) {
        return switch (kind) {
            case AT_MOST -> value <= bound ? "met" : "missed";
            case AT_LEAST -> value >= bound ? "met" : "missed";
            case RECORDED -> "recorded";
        };
    }
}
