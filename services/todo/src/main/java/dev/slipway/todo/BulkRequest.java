package dev.slipway.todo;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

record BulkRequest(
        @NotNull @Size(min = 1, max = BulkRequest.MOST) List<@NotNull @Valid ChosenTask> tasks) {

    static final int MOST = 100;
}
