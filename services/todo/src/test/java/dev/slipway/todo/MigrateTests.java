package dev.slipway.todo;

import dev.slipway.test.MigrateCommand;
import org.junit.jupiter.api.Test;

class MigrateTests {

    @Test
    void makesTheTablesAndNeedsNothingButTheDatabase() {
        MigrateCommand.check(TodoApplication.class, "todo_list", "task", "outbox", "inbox");
    }
}
