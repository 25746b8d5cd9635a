package dev.slipway.bench;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** What came back from one load. */
record Answers(List<Answer> all, Duration took) {

    private static final Set<Integer> REFUSED = Set.of(429, 503);

    /** {@code status} 0: none came in time. */
    record Answer(int status, Duration after) {

        boolean ok() {
            return status >= 200 && status < 300;
        }

        boolean refused() {
            return REFUSED.contains(status);
        }

        boolean hung() {
            return status == 0;
        }
    }

    long count(Predicate<Answer> which) {
        return all.stream().filter(which).count();
    }

    double perSecond() {
        return count(Answer::ok) * 1e9 / took.toNanos();
    }

    double millis(Predicate<Answer> which, double percentile) {
        return percentile(
                all.stream()
                        .filter(which)
                        .mapToDouble(it -> it.after().toNanos() / 1e6)
                        .toArray(),
                percentile);
    }

    /** The smallest value that so many percent do not exceed; of no values 0. */
    static double percentile(double[] values, double percent) {
        if (values.length == 0) {
            return 0;
        }
        var sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[Math.max(0, (int) Math.ceil(percent / 100 * sorted.length) - 1)];
    }

    /** A figure of refusals says nothing of the work that was meant. */
    Answers demandOk() {
        var other = all.stream().filter(it -> !it.ok()).findFirst();
        if (other.isPresent()) {
            throw new Unmeasurable(
                    count(it -> !it.ok()) + " of " + all.size() + " requests were not served; the first got "
                            + (other.get().hung()
                                    ? "no answer"
                                    : "status " + other.get().status()) + ".");
        }
        return this;
    }
}
