package dev.slipway.todo.order;

import dev.slipway.outbox.Inbox;
import dev.slipway.todo.OrderTasks;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

@WithOrders
@Component
class OrderListener {

    private final Inbox inbox;
    private final OrderTasks tasks;

    OrderListener(Inbox inbox, OrderTasks tasks) {
        this.inbox = inbox;
        this.tasks = tasks;
    }

    @KafkaListener(topics = "order.events.v1")
    void on(ConsumerRecord<String, byte[]> record) {
        inbox.receive(record, OrderMessage.class, this::take);
    }

    private void take(OrderMessage message) {
        switch (message) {
            case OrderMessage.Confirmed it -> tasks.confirmed(it.order(), it.number(), it.customer());
            case OrderMessage.Cancelled it -> tasks.cancelled(it.order(), it.number(), it.customer());
            case OrderMessage.Placed _, OrderMessage.Rejected _ -> {
                // nothing to do before an order is confirmed
            }
        }
    }
}
