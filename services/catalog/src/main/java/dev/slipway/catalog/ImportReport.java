package dev.slipway.catalog;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedRuntimeException;

/** Says at once which line is refused and why, and in the end what came of all. */
final class ImportReport {

    private static final Logger log = LoggerFactory.getLogger(ImportReport.class);

    private int added;
    private int changed;
    private int restocked;
    private int refused;
    private boolean failed;

    void refuse(int line, @Nullable String reason) {
        log.error("Line {}: {}.", line, reason);
        refused++;
    }

    /** Batches that were written stay. */
    void abort(NestedRuntimeException failure) {
        log.error("The database failed: {}", failure.getMostSpecificCause().getMessage());
        failed = true;
    }

    void add(ProductImport.Outcome outcome) {
        added += outcome.added();
        changed += outcome.changed();
        restocked += outcome.restocked();
    }

    /** The exit code: 0 if all lines were taken. */
    int end() {
        log.info(
                "{} products are new, {} were changed, the stock of {} was booked, {} lines were refused.",
                added,
                changed,
                restocked,
                refused);
        if (refused == 0 && !failed) {
            return 0;
        }
        log.error("Mend that, and import the whole file again: what was taken already stays as it is.");
        return 1;
    }
}
