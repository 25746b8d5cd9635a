package dev.slipway.todo;

import java.util.UUID;

record TodoListResponse(UUID id, String name, long version) {

    static TodoListResponse of(TodoList list) {
        return new TodoListResponse(list.id().value(), list.name(), list.version());
    }
}
