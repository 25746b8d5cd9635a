package dev.slipway.todo;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

record TodoListRequest(@NotBlank @Size(max = 100) String name) {}
