package dev.slipway.todo;

import dev.slipway.defaults.Versions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.LocalDate;
import java.util.UUID;
import java.util.function.Consumer;
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

    private static final String WHATEVER_ITS_VERSION =
            "Wants no `If-Match`: it overwrites nothing that anybody wrote. Said again it changes nothing, the version"
                    + " neither.";

    private static final String WORDS = "words of title, notes or tags, in any order, each as far as it is typed";

    private final TodoListRepository lists;
    private final TaskRepository tasks;
    private final TaskPages pages;
    private final TaskPositions positions;
    private final Deletions deletions;

    TaskController(
            TodoListRepository lists,
            TaskRepository tasks,
            TaskPages pages,
            TaskPositions positions,
            Deletions deletions) {
        this.lists = lists;
        this.tasks = tasks;
        this.pages = pages;
        this.positions = positions;
        this.deletions = deletions;
    }

    @GetMapping("/api/lists/{list}/tasks")
    @Operation(
            operationId = "listTasks",
            summary = "A page of a list's tasks, in the order that is asked for",
            description = "Several filters together: all of them hold. `next` of the answer is the next page's `after`,"
                    + " in the same order.")
    Page<TaskResponse> page(
            @AuthenticationPrincipal Jwt caller,
            @PathVariable UUID list,
            @RequestParam(required = false) @Nullable Boolean completed,
            @RequestParam(required = false) @Nullable Priority priority,
            @RequestParam(required = false) @PlausibleDate @Nullable LocalDate dueBefore,
            @Parameter(description = "a tag that they have")
                    @RequestParam(required = false)
                    @Size(max = Tags.LONGEST)
                    @Nullable
                    String tag,
            @Parameter(description = WORDS) @RequestParam(required = false) @Size(max = 100) @Nullable String query,
            @Parameter(
                            description =
                                    "`position`: as their owner put them; `due`: the soonest first, what has no day"
                                            + " last; `priority`: the highest first; `created`: the newest first; `title`: A to Z")
                    @RequestParam(defaultValue = "position")
                    TaskOrder sort,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "20") @Min(1) @Max(100) int size) {
        var filter = new TaskFilter(completed, priority, dueBefore, tag, query);
        var page = pages.ofList(list, Owner.of(caller), filter, sort, after, size);
        if (page.items().isEmpty()) {
            demandMine(caller, list);
        }
        return page;
    }

    @GetMapping("/api/tasks")
    @Operation(
            operationId = "findTasks",
            summary =
                    "A page of the caller's tasks on all lists, the newest first: all, or those that words are found in",
            description =
                    "Several filters together: all of them hold. `next` of the answer is the next page's `after`.")
    Page<TaskResponse> find(
            @AuthenticationPrincipal Jwt caller,
            @RequestParam(required = false) @Nullable Boolean completed,
            @RequestParam(required = false) @Nullable Priority priority,
            @RequestParam(required = false) @PlausibleDate @Nullable LocalDate dueBefore,
            @Parameter(description = "a tag that they have")
                    @RequestParam(required = false)
                    @Size(max = Tags.LONGEST)
                    @Nullable
                    String tag,
            @Parameter(description = WORDS) @RequestParam(required = false) @Size(max = 100) @Nullable String query,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "20") @Min(1) @Max(100) int size) {
        var filter = new TaskFilter(completed, priority, dueBefore, tag, query);
        return pages.ofOwner(Owner.of(caller), filter, after, size);
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
    @Operation(operationId = "removeTask", summary = "Deletes a task, for now")
    @ApiResponse(responseCode = "204", description = "Gone")
    @Transactional
    ResponseEntity<Void> remove(
            @AuthenticationPrincipal Jwt caller,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        var task = mine(caller, id);
        Versions.demand(ifMatch, task.version());
        deletions.delete(task);
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/api/tasks/{id}/restore")
    @Operation(
            operationId = "restoreTask",
            summary = "Brings a deleted task back to its place",
            description = Deletions.FOR_HOW_LONG)
    @Transactional
    ResponseEntity<TaskResponse> restore(@AuthenticationPrincipal Jwt caller, @PathVariable UUID id) {
        return answer(ResponseEntity.ok(), deletions.restoreTask(id, Owner.of(caller)));
    }

    @PostMapping("/api/tasks/{id}/complete")
    @Operation(operationId = "completeTask", summary = "Says that a task is done", description = WHATEVER_ITS_VERSION)
    @Transactional
    ResponseEntity<TaskResponse> complete(@AuthenticationPrincipal Jwt caller, @PathVariable UUID id) {
        return change(caller, id, Task::complete);
    }

    @PostMapping("/api/tasks/{id}/reopen")
    @Operation(operationId = "reopenTask", summary = "Says that a task is open", description = WHATEVER_ITS_VERSION)
    @Transactional
    ResponseEntity<TaskResponse> reopen(@AuthenticationPrincipal Jwt caller, @PathVariable UUID id) {
        return change(caller, id, Task::reopen);
    }

    private ResponseEntity<TaskResponse> change(Jwt caller, UUID id, Consumer<Task> change) {
        var task = tasks.lock(id, Owner.of(caller)).orElseThrow(() -> TodoException.NotFound.task(id));
        change.accept(task);
        return answer(ResponseEntity.ok(), tasks.saveAndFlush(task));
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
