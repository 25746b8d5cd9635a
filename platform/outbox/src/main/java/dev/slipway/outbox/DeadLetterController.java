package dev.slipway.outbox;

import dev.slipway.defaults.BadCursorException;
import dev.slipway.defaults.Cursor;
import dev.slipway.defaults.Problems;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.security.Principal;
import java.util.List;
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

    /** Newest first: those that were discarded, or all others. */
    @GetMapping
    DeadLetterPage list(
            @RequestParam(defaultValue = "false") boolean discarded,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "20") @Min(1) @Max(100) int size) {
        var found = queries.page(discarded, after == null ? Long.MAX_VALUE : idIn(after), size + 1);
        var items = found.subList(0, Math.min(size, found.size()));
        return new DeadLetterPage(
                items, found.size() > size ? Cursor.of(items.getLast().id()).text() : null);
    }

    @GetMapping("/{id}")
    DeadLetterDetail inspect(@PathVariable long id) {
        return queries.inspect(id).orElseThrow(() -> missing(id));
    }

    @PostMapping("/{id}/replay")
    DeadLetter replay(@PathVariable long id, Principal caller) {
        return answer(id, letters.replay(id, caller.getName()));
    }

    @PostMapping("/{id}/discard")
    DeadLetter discard(@PathVariable long id, Principal caller) {
        return answer(id, letters.discard(id, caller.getName()));
    }

    private DeadLetter answer(long id, DeadLetters.Outcome outcome) {
        var letter = queries.find(id).orElseThrow(() -> missing(id));
        if (outcome == DeadLetters.Outcome.ENDED_OTHERWISE) {
            throw problem(
                    HttpStatus.CONFLICT,
                    "dead-letter-ended",
                    "Dead letter %d was %s before, and stays so.".formatted(id, letter.state()));
        }
        return letter;
    }

    private static ErrorResponseException missing(long id) {
        return problem(HttpStatus.NOT_FOUND, "dead-letter-not-found", "There is no dead letter %d.".formatted(id));
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
