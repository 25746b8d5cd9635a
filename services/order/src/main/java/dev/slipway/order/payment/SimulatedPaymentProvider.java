package dev.slipway.order.payment;

import dev.slipway.order.Money;
import dev.slipway.order.OrderId;
import dev.slipway.order.PaymentProvider;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * A provider whose mood the test card decides. {@code approved} pays, up to a limit; {@code declined} does not;
 * {@code failing} breaks off before any money moves; {@code timeout} takes the money, and then does not answer in time, so
 * that the buyer's order ends without it and the money has to be given back; {@code late} does not answer in time either, but
 * tells by an event that it took the money. What it gives back it tells by events as well.
 */
@Component
class SimulatedPaymentProvider implements PaymentProvider {

    private final ProviderBook book;
    private final PaymentSettings settings;

    SimulatedPaymentProvider(ProviderBook book, PaymentSettings settings) {
        this.book = book;
        this.settings = settings;
    }

    /** Model: {@code charge} in model/saga.als. */
    @Override
    public Charge charge(OrderId order, Money amount, String card) {
        return switch (card) {
            case "approved" -> answer(order, amount, amount.minor() <= settings.limit());
            case "timeout" -> {
                var answer = answer(order, amount, true);
                hang(settings.hang());
                yield answer;
            }
            case "late" -> {
                var answer = answer(order, amount, true);
                book.tellAfter(order, settings.lag());
                hang(settings.hang());
                yield answer;
            }
            case "failing" -> throw new IllegalStateException("the payment provider broke off");
            default -> answer(order, amount, false);
        };
    }

    private Charge answer(OrderId order, Money amount, boolean pays) {
        return book.answer(order, amount, pays ? "capture" : "decline").equals("capture")
                ? Charge.APPROVED
                : Charge.DECLINED;
    }

    /**
     * A decline in advance, where nothing was captured yet, answers a charge that is still on its way.
     * Model: {@code refund} in model/saga.als.
     */
    @Override
    public Refund refund(OrderId order, Money amount) {
        if (!book.answer(order, amount, "decline").equals("capture")) {
            return Refund.NOTHING_CAPTURED;
        }
        book.refund(order, amount);
        book.tellAfter(order, Duration.ZERO);
        return Refund.REFUNDED;
    }

    @Override
    public List<Entry> statement(OrderId order) {
        return book.of(order);
    }

    private static void hang(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException hungUp) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the caller hung up", hungUp);
        }
    }
}
