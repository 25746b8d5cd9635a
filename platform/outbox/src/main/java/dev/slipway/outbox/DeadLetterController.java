package dev.slipway.outbox;

import dev.slipway.defaults.BadCursorException;
import dev.slipway.defaults.Cursor;
import dev.slipway.defaults.Problems;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** For administrators: what was parked, why, and what is to become of it. */
@RestController
@RequestMapping("/api/${spring.application.name:slipway}/dead-letters")
class DeadLetterController {

    private final DeadLetterQueries queries;
    private final DeadLetters letters;

    DeadLetterController(DeadLetterQueries queries, DeadLetters letters) {
        this.queries = queries;
        this.letters = letters;
    }

    record DeadLetterPage(List<DeadLetter> items, @Nullable String next) {}

    record DeadLetterDetail(DeadLetter deadLetter, DeadLetter.Content content) {}

    /** Newest first. */
    @GetMapping
    DeadLetterPage list(
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "20") @Min(1) @Max(100) int size) {
        var found = queries.page(after == null ? Long.MAX_VALUE : idIn(after), size + 1);
        var items = found.subList(0, Math.min(size, found.size()));
        return new DeadLetterPage(
                items, found.size() > size ? Cursor.of(items.getLast().id()).text() : null);
    }

    @GetMapping("/{id}")
    DeadLetterDetail inspect(@PathVariable long id) {
        return new DeadLetterDetail(found(id), queries.content(id));
    }

    @PostMapping("/{id}/replay")
    DeadLetter replay(@PathVariable long id) {
        return end(id, letters::replay);
    }

    @PostMapping("/{id}/discard")
    DeadLetter discard(@PathVariable long id) {
        return end(id, letters::discard);
    }

    private DeadLetter end(long id, LongFunction<DeadLetters.Outcome> how) {
        var outcome = how.apply(id);
        var letter = found(id);
        if (outcome == DeadLetters.Outcome.ENDED_OTHERWISE) {
            throw problem(
                    HttpStatus.CONFLICT,
                    "dead-letter-ended",
                    "Dead letter %d was %s before.".formatted(id, letter.state()));
        }
        return letter;
    }

    private DeadLetter found(long id) {
        return queries.find(id)
                .orElseThrow(() -> problem(
                        HttpStatus.NOT_FOUND, "dead-letter-not-found", "There is no dead letter %d.".formatted(id)));
    }

    private static long idIn(String cursor) {
        var id = Cursor.parse(cursor, 1).part(0);
        if (!id.matches("[0-9]{1,18}")) {
            throw new BadCursorException();
        }
        return Long.parseLong(id);
    }

    private static ErrorResponseException problem(HttpStatus status, String name, String detail) {
        return new ErrorResponseException(status, Problems.of(status, name, detail), null);
    }
}
