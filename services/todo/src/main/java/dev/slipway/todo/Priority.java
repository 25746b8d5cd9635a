package dev.slipway.todo;

import com.fasterxml.jackson.annotation.JsonProperty;

enum Priority {
    @JsonProperty("low")
    LOW,
    @JsonProperty("normal")
    NORMAL,
    @JsonProperty("high")
    HIGH
}
