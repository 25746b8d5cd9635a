package dev.slipway.test;

import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;
import org.testcontainers.kafka.KafkaContainer;

/** A Kafka 4.2.1 broker that, as in production, creates no topic by itself. */
record Kafka(String bootstrap) {

    static Kafka embedded() {
        var broker = new EmbeddedKafkaKraftBroker(1, 3);
        broker.brokerProperty("auto.create.topics.enable", "false");
        broker.brokerProperty("group.initial.rebalance.delay.ms", "0");
        broker.brokerProperty("offsets.topic.num.partitions", "3");
        broker.afterPropertiesSet();
        Runtime.getRuntime().addShutdownHook(new Thread(broker::destroy, "kafka-stop"));
        return new Kafka(broker.getBrokersAsString());
    }

    static Kafka container() {
        var broker = new KafkaContainer("apache/kafka:4.2.1")
                .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false")
                .withEnv("KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0");
        broker.start();
        return new Kafka(broker.getBootstrapServers());
    }
}
