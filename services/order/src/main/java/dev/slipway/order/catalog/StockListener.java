package dev.slipway.order.catalog;

import dev.slipway.order.OptimisticRetry;
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

    /** A lost race is no failure: without the retry all orders of the partition would rest for it. */
    @KafkaListener(topics = "stock.events.v1")
    void on(ConsumerRecord<String, byte[]> record) {
        OptimisticRetry.run(() -> inbox.receive(record, StockMessage.class, this::on));
    }

    void on(StockMessage message) {
        switch (message) {
            case StockMessage.Reserved it -> saga.pay(it.order());
            case StockMessage.Refused it -> saga.refuse(it.order(), it.reason(), it.detail());
            case StockMessage.Released _ -> {}
        }
    }
}
