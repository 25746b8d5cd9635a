package dev.slipway.todo;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param keep how long what was deleted can be restored
 * @param purgeEvery how often what was deleted longer ago is dropped for good
 */
@Validated
@ConfigurationProperties("todo.deleted")
record DeletionSettings(
        @DefaultValue("1d") @DurationMin(minutes = 1) Duration keep,
        @DefaultValue("10m") @DurationMin(seconds = 1) Duration purgeEvery) {}
