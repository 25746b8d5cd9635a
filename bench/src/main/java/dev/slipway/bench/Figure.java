package dev.slipway.bench;

import org.jspecify.annotations.Nullable;

/**
 * One line of the report.
 *
 * @param goal P1 to P12
 * @param what what was done, in words
 * @param value what it cost
 * @param beside what the same run measured for comparison, in the same unit
 * @param note what limits the figure, or what it is made of
 */
record Figure(
        String goal,
        String what,
        double value,
        String unit,
        @Nullable Double beside,
        Aim aim,
        String note) {

    static Figure of(String goal, String what, double value, String unit, Aim aim, String note) {
        return new Figure(goal, what, value, unit, null, aim, note);
    }

    @Nullable
    Double ratio() {
        return beside == null ? null : value / beside;
    }

    String verdict() {
        var ratio = ratio();
        return aim.verdict(ratio == null ? value : ratio);
    }
}
