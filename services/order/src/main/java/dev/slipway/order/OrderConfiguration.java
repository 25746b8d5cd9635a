package dev.slipway.order;

import java.time.Clock;
import java.time.Duration;
import org.apache.kafka.clients.admin.NewTopic;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.config.TopicBuilder;

@Configuration(proxyBeanMethods = false)
class OrderConfiguration {

    /** Ticks in the database's microseconds, so that what is answered now equals what is read later. */
    @Bean
    Clock clock() {
        return Clock.tick(Clock.systemUTC(), Duration.ofNanos(1000));
    }

    @Bean
    NewTopic orderEvents() {
        return TopicBuilder.name(OrderEvent.TOPIC).partitions(3).build();
    }
}
