package dev.slipway.catalog;

import java.time.Duration;
import org.apache.kafka.clients.admin.NewTopic;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.config.TopicBuilder;
import org.springframework.validation.annotation.Validated;

/** The topic that catalog owns because it publishes there, and when a reservation counts as overdue. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StockConfiguration.Settings.class)
class StockConfiguration {

    /** An order ends itself long before; the verify views take the same setting. */
    @Validated
    @ConfigurationProperties("catalog.reservations")
    record Settings(@DurationMin(seconds = 1) Duration overdueAfter) {}

    @Bean
    NewTopic stockEvents() {
        return TopicBuilder.name(StockEvent.TOPIC).partitions(3).build();
    }
}
