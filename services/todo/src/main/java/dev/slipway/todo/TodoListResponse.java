package dev.slipway.todo;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.UUID;

record TodoListResponse(
        UUID id,
        String name,

        @Schema(description = "rises with every change; the ETag is this number in quotes")
        long version) {

    static TodoListResponse of(TodoList list) {
        return new TodoListResponse(list.id().value(), list.name(), list.version());
    }
}
