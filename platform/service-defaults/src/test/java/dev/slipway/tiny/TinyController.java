package dev.slipway.tiny;

import dev.slipway.defaults.Cursor;
import dev.slipway.defaults.Versions;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestClient;

@RestController
@RequestMapping("/api")
class TinyController {

    enum Colour {
        RED,
        BLUE
    }

    record Thing(
            @NotBlank @Size(max = 20) String name, @Min(1) int count, Colour colour) {}

    private final JdbcTemplate jdbc;
    private final RestClient neighbour;

    TinyController(JdbcTemplate jdbc, RestClient.Builder clients) {
        this.jdbc = jdbc;
        this.neighbour = clients.build();
    }

    @PostMapping("/things")
    Thing add(@Valid @RequestBody Thing thing) {
        jdbc.update("insert into things values (?, ?)", UUID.randomUUID(), thing.name());
        return thing;
    }

    @GetMapping("/things/{id}")
    Map<String, Object> get(@PathVariable UUID id) {
        return jdbc.queryForMap("select name from things where id = ?", id);
    }

    @GetMapping("/pages")
    String page(@RequestParam @Min(1) @Max(100) int size, @RequestParam(defaultValue = "") String after) {
        return after.isEmpty() ? Cursor.of(size).text() : Cursor.parse(after, 1).part(0);
    }

    @GetMapping("/filtered")
    void filtered(
            @RequestParam(required = false) @Nullable Instant since,
            @RequestParam(required = false) @Nullable LocalDate day,
            @RequestParam(required = false) @Nullable Long number,
            @RequestParam(required = false) @Nullable Boolean open,
            @RequestParam(required = false) @Nullable Colour colour,
            @RequestParam(required = false) @Nullable ZoneId zone) {}

    @GetMapping("/keyed")
    String keyed(@RequestHeader("Idempotency-Key") @Size(max = 10) String key) {
        return key;
    }

    @GetMapping("/versioned")
    void versioned(@RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        Versions.demand(ifMatch, 3);
    }

    @GetMapping("/echo")
    Map<String, Object> echo(@RequestParam String text) {
        return jdbc.queryForMap("select ? as text", text);
    }

    @GetMapping("/slow")
    void slow(@RequestParam(defaultValue = "10") int seconds) {
        jdbc.queryForList("select pg_sleep(?)", seconds);
    }

    @GetMapping("/neighbour")
    @Nullable
    String neighbour(@RequestParam int port) {
        return neighbour.get().uri("http://localhost:{port}/", port).retrieve().body(String.class);
    }

    @GetMapping("/conflict")
    void conflict() {
        throw new OptimisticLockingFailureException("row of table secret_table");
    }

    @GetMapping("/duplicate")
    void duplicate() {
        var id = UUID.randomUUID();
        jdbc.update("insert into things values (?, ?), (?, ?)", id, "one", id, "another");
    }

    /** Hibernate tells a duplicate by a type that other violations have, too. */
    @GetMapping("/wrapped-duplicate")
    void wrappedDuplicate() {
        try {
            duplicate();
        } catch (DuplicateKeyException duplicate) {
            throw new DataIntegrityViolationException("could not execute", duplicate.getMostSpecificCause());
        }
    }

    @GetMapping("/form")
    String form(@Valid @ModelAttribute Thing thing) {
        return thing.name();
    }

    @GetMapping("/broken")
    void broken() {
        throw new IllegalStateException("password=hunter2 in dev.slipway.Secret");
    }

    @GetMapping("/admin")
    String admin() {
        return "hello";
    }
}
