package dev.slipway.todo;

import dev.slipway.defaults.Versions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.time.LocalDate;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "tasks")
@RestController
class TaskController {

    private final TodoListRepository lists;
    private final TaskRepository tasks;
    private final TaskPositions positions;

    TaskController(TodoListRepository lists, TaskRepository tasks, TaskPositions positions) {
        this.lists = lists;
        this.tasks = tasks;
        this.positions = positions;
    }

    @GetMapping("/api/lists/{list}/tasks")
    @Operation(
            operationId = "listTasks",
            summary = "A page of a list's tasks, in the order that its owner gave them",
            description =
                    "Several filters together: all of them hold. `next` of the answer is the next page's `after`.")
    Page<TaskResponse> page(
            @AuthenticationPrincipal Jwt caller,
            @PathVariable UUID list,
            @RequestParam(required = false) @Nullable Boolean completed,
            @RequestParam(required = false) @Nullable Priority priority,
            @RequestParam(required = false) @PlausibleDate @Nullable LocalDate dueBefore,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "20") @Min(1) @Max(100) int size) {
        var filter = new TaskFilter(completed, priority, dueBefore);
        var rows = tasks.findBy(
                filter.in(new TodoListId(list), Owner.of(caller), Page.afterPosition(after)),
                found -> found.sortBy(TaskFilter.BY_POSITION)
                        .limit(Page.limit(size).max())
                        .all());
        if (rows.isEmpty()) {
            demandMine(caller, list);
        }
        return Page.of(rows, size, Task::position, TaskResponse::of);
    }

    @PostMapping("/api/lists/{list}/tasks")
    @Operation(operationId = "addTask", summary = "A new task; `Location` and `ETag` are its address and version")
    @ApiResponse(responseCode = "201", description = "Added", useReturnTypeSchema = true)
    @Transactional
    ResponseEntity<TaskResponse> add(
            @AuthenticationPrincipal Jwt caller, @PathVariable UUID list, @Valid @RequestBody TaskRequest wanted) {
        var home = lists.hold(list, Owner.of(caller)).orElseThrow(() -> TodoException.NotFound.list(list));
        var task = tasks.saveAndFlush(Task.on(home, wanted));
        return answer(
                ResponseEntity.created(URI.create("/api/tasks/" + task.id().value())), task);
    }

    @GetMapping("/api/tasks/{id}")
    @Operation(operationId = "readTask", summary = "One task; `ETag` is its version")
    ResponseEntity<TaskResponse> one(@AuthenticationPrincipal Jwt caller, @PathVariable UUID id) {
        return answer(ResponseEntity.ok(), mine(caller, id));
    }

    @PutMapping("/api/tasks/{id}")
    @Operation(operationId = "replaceTask", summary = "Replaces all of a task: what is left out takes its default")
    @Transactional
    ResponseEntity<TaskResponse> change(
            @AuthenticationPrincipal Jwt caller,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody TaskRequest wanted) {
        var task = mine(caller, id);
        Versions.demand(ifMatch, task.version());
        task.become(wanted);
        return answer(ResponseEntity.ok(), tasks.saveAndFlush(task));
    }

    @PutMapping("/api/tasks/{id}/position")
    @Operation(operationId = "moveTask", summary = "Moves a task behind another one of its list, or to the top")
    @Transactional
    ResponseEntity<TaskResponse> move(
            @AuthenticationPrincipal Jwt caller,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody PositionRequest wanted) {
        var task = mine(caller, id);
        Versions.demand(ifMatch, task.version());
        task.moveTo(positions.behind(wanted.after(), task));
        return answer(ResponseEntity.ok(), tasks.saveAndFlush(task));
    }

    @DeleteMapping("/api/tasks/{id}")
    @Operation(operationId = "removeTask", summary = "Drops a task")
    @ApiResponse(responseCode = "204", description = "Gone")
    @Transactional
    ResponseEntity<Void> remove(
            @AuthenticationPrincipal Jwt caller,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        var task = mine(caller, id);
        Versions.demand(ifMatch, task.version());
        tasks.delete(task);
        return ResponseEntity.noContent().build();
    }

    private Task mine(Jwt caller, UUID id) {
        return tasks.findByIdAndOwner(new TaskId(id), Owner.of(caller))
                .orElseThrow(() -> TodoException.NotFound.task(id));
    }

    private void demandMine(Jwt caller, UUID list) {
        if (!lists.existsByIdAndOwner(new TodoListId(list), Owner.of(caller))) {
            throw TodoException.NotFound.list(list);
        }
    }

    private static ResponseEntity<TaskResponse> answer(ResponseEntity.BodyBuilder answer, Task task) {
        return answer.eTag(Versions.tag(task.version())).body(TaskResponse.of(task));
    }
}
