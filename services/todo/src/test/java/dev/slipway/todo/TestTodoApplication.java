package dev.slipway.todo;

import dev.slipway.test.BackingServices;
import org.springframework.boot.SpringApplication;

/** Starts the service from the IDE with a database and a broker of its own. */
class TestTodoApplication {

    static void main(String... args) {
        SpringApplication.from(TodoApplication::main)
                .with(BackingServices.class)
                .run(args);
    }
}
