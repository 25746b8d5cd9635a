package dev.slipway.todo;

import dev.slipway.defaults.Cursor;
import dev.slipway.defaults.Versions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "lists")
@RestController
@RequestMapping("/api/lists")
class TodoListController {

    private final TodoListRepository lists;
    private final Deletions deletions;

    TodoListController(TodoListRepository lists, Deletions deletions) {
        this.lists = lists;
        this.deletions = deletions;
    }

    @GetMapping
    @Operation(
            operationId = "listLists",
            summary = "A page of the caller's lists, oldest first",
            description = "`next` of the answer is the next page's `after`.")
    Page<TodoListResponse> page(
            @AuthenticationPrincipal Jwt caller,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "20") @Min(1) @Max(100) int size) {
        var rows = lists.page(Owner.of(caller), Page.after(after), Page.limit(size));
        return Page.of(rows, size, list -> Cursor.of(list.id().value()), TodoListResponse::of);
    }

    @PostMapping
    @Operation(operationId = "addList", summary = "A new list; `Location` and `ETag` are its address and version")
    @ApiResponse(responseCode = "201", description = "Added", useReturnTypeSchema = true)
    ResponseEntity<TodoListResponse> add(
            @AuthenticationPrincipal Jwt caller, @Valid @RequestBody TodoListRequest wanted) {
        var list = lists.saveAndFlush(new TodoList(Owner.of(caller), wanted.name()));
        return answer(
                ResponseEntity.created(URI.create("/api/lists/" + list.id().value())), list);
    }

    @GetMapping("/{id}")
    @Operation(operationId = "readList", summary = "One list; `ETag` is its version")
    ResponseEntity<TodoListResponse> one(@AuthenticationPrincipal Jwt caller, @PathVariable UUID id) {
        return answer(ResponseEntity.ok(), mine(caller, id));
    }

    @PutMapping("/{id}")
    @Operation(operationId = "renameList", summary = "Renames a list")
    @Transactional
    ResponseEntity<TodoListResponse> rename(
            @AuthenticationPrincipal Jwt caller,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody TodoListRequest wanted) {
        var list = mine(caller, id);
        Versions.demand(ifMatch, list.version());
        list.rename(wanted.name());
        return answer(ResponseEntity.ok(), lists.saveAndFlush(list));
    }

    @DeleteMapping("/{id}")
    @Operation(operationId = "removeList", summary = "Deletes a list with all its tasks, for now")
    @ApiResponse(responseCode = "204", description = "Gone")
    @Transactional
    ResponseEntity<Void> remove(
            @AuthenticationPrincipal Jwt caller,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        var list = mine(caller, id);
        Versions.demand(ifMatch, list.version());
        deletions.delete(list);
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/{id}/restore")
    @Operation(
            operationId = "restoreList",
            summary = "Brings a deleted list back, with the tasks that were deleted with it",
            description = Deletions.FOR_HOW_LONG)
    @Transactional
    ResponseEntity<TodoListResponse> restore(@AuthenticationPrincipal Jwt caller, @PathVariable UUID id) {
        return answer(ResponseEntity.ok(), deletions.restoreList(id, Owner.of(caller)));
    }

    private TodoList mine(Jwt caller, UUID id) {
        return lists.findByIdAndOwner(new TodoListId(id), Owner.of(caller))
                .orElseThrow(() -> TodoException.NotFound.list(id));
    }

    private static ResponseEntity<TodoListResponse> answer(ResponseEntity.BodyBuilder answer, TodoList list) {
        return answer.eTag(Versions.tag(list.version())).body(TodoListResponse.of(list));
    }
}
