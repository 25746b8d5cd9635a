package dev.slipway.catalog.order;

import dev.slipway.catalog.StockService;
import dev.slipway.outbox.Inbox;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Order's facts become movements of stock. */
@Component
class OrderListener {

    private final Inbox inbox;
    private final StockService stock;

    OrderListener(Inbox inbox, StockService stock) {
        this.inbox = inbox;
        this.stock = stock;
    }

    @KafkaListener(topics = "order.events.v1")
    void on(ConsumerRecord<String, byte[]> record) {
        inbox.receive(record, OrderMessage.class, this::apply);
    }

    private void apply(OrderMessage message) {
        switch (message) {
            case OrderMessage.Placed it -> stock.reserve(it.order(), it.customer(), it.wanted());
            case OrderMessage.Confirmed it -> stock.sell(it.order());
            case OrderMessage.Rejected it -> stock.release(it.order(), it.customer());
            case OrderMessage.Cancelled it -> stock.takeBack(it.order(), it.customer());
        }
    }
}
