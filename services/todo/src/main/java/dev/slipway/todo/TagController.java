package dev.slipway.todo;

import dev.slipway.defaults.Cursor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "tags")
@RestController
class TagController {

    private static final String PAGE = """
            select tag as name, count(*) as tasks from task, unnest(tags) tag
            where owner = :owner and deleted_at is null and tag > :after group by tag order by tag limit :limit""";

    private final JdbcClient jdbc;

    TagController(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @GetMapping("/api/tasks/tags")
    @Operation(
            operationId = "listTags",
            summary = "A page of the caller's tags, by name, and how many tasks have each",
            description = "A tag is there as long as a task has it. `next` of the answer is the next page's `after`.")
    Page<TagResponse> page(
            @AuthenticationPrincipal Jwt caller,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "20") @Min(1) @Max(100) int size) {
        var rows = jdbc.sql(PAGE)
                .param("owner", Owner.of(caller))
                .param("after", after == null ? "" : Cursor.parse(after, 1).part(0))
                .param("limit", Page.limit(size).max())
                .query((row, _) -> new TagResponse(row.getString("name"), row.getLong("tasks")))
                .list();
        return Page.of(rows, size, tag -> Cursor.of(tag.name()), tag -> tag);
    }
}
