package dev.slipway.catalog;

import java.time.Clock;
import org.apache.kafka.clients.admin.NewTopic;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.config.TopicBuilder;

/** The clock that stamps movements, and the topic that catalog owns because it publishes there. */
@Configuration(proxyBeanMethods = false)
class StockConfiguration {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    NewTopic stockEvents() {
        return TopicBuilder.name(StockEvent.TOPIC).partitions(3).build();
    }
}
