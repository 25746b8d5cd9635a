package dev.slipway.order;

import dev.slipway.test.BackingServices;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

/** The whole service on real backing services, with stubbed neighbours and a provider that is slow in fast motion. */
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "order.deadlines.payment-try=300ms",
            "order.deadlines.payment=1s",
            "order.deadlines.scan-every=200ms",
            "order.payment.hang=2s",
            "order.payment.lag=100ms",
            "order.payment.webhook.secret=a word for tests that nobody has to keep",
            "order.live.heartbeat=500ms",
            "order.live.streams-per-user=3"
        })
@Import({BackingServices.class, Neighbourhood.class, Shop.class, StatementCounter.class})
public @interface OrderTest {}
