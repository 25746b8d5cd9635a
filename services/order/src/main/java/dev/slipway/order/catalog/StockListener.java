package dev.slipway.order.catalog;

import dev.slipway.order.OrderSaga;
import dev.slipway.outbox.Inbox;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

@Component
class StockListener {

    private final Inbox inbox;
    private final OrderSaga saga;

    StockListener(Inbox inbox, OrderSaga saga) {
        this.inbox = inbox;
        this.saga = saga;
    }

    @KafkaListener(topics = "stock.events.v1")
    void on(ConsumerRecord<String, byte[]> record) {
        inbox.receive(record, StockMessage.class, this::on);
    }

    void on(StockMessage message) {
        switch (message) {
            case StockMessage.Reserved it -> saga.pay(it.order());
            case StockMessage.Refused it -> saga.refuse(it.order(), it.detail());
            case StockMessage.Released _ -> {}
        }
    }
}
