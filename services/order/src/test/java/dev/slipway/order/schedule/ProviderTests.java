package dev.slipway.order.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.order.DuePayment;
import dev.slipway.order.Money;
import dev.slipway.order.OrderId;
import dev.slipway.order.PaymentProvider;
import dev.slipway.order.PaymentProvider.Charge;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProviderTests {

    private static final Duration TRY = Duration.ofMillis(200);
    private static final Duration IN_ALL = Duration.ofMillis(900);
    private static final DuePayment DUE = new DuePayment(
            new OrderId(UUID.randomUUID()), DuePayment.Task.CHARGE, new Money(3000, "EUR"), "approved", null);

    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicLong standstill = new AtomicLong();

    @Test
    void passesADefiniteAnswerOnAtOnce() {
        for (var definite : List.of(Charge.APPROVED, Charge.DECLINED)) {
            try (var provider = patient(() -> definite)) {
                assertThat(provider.charge(DUE).charge()).isEqualTo(definite);
            }
        }
        assertThat(calls).hasValue(2);
    }

    @Test
    void asksAgainWhenACallFails() {
        try (var provider = patient(() -> calls.get() == 1 ? fail() : Charge.APPROVED)) {
            var answer = provider.charge(DUE);

            assertThat(answer.charge()).isEqualTo(Charge.APPROVED);
            assertThat(answer.detail()).contains("try 2");
        }
    }

    @Test
    void endsATryAndAllTriesInTimeWhenTheProviderIsSilent() {
        var never = new CountDownLatch(1);
        try (var provider = patient(() -> await(never))) {
            var began = System.nanoTime();

            var answer = provider.charge(DUE);

            assertThat(answer.charge()).isEqualTo(Charge.UNKNOWN);
            assertThat(answer.detail()).contains("2 tries", "took too long");
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isBetween(TRY, IN_ALL.plusMillis(500));
        }
    }

    @Test
    void concludesNothingFromAChargeThatDidNotGetOut() {
        try (var provider = patient(ProviderTests::doNotGetOut)) {
            assertThatThrownBy(() -> provider.charge(DUE)).isInstanceOf(PaymentProvider.UnaskedException.class);
        }
        assertThat(calls).hasValueGreaterThan(1);
    }

    @Test
    void concludesNothingFromATimeInWhichItsProcessStoodStill() {
        try (var provider = patient(() -> {
            standstill.addAndGet(IN_ALL.plusSeconds(1).toNanos());
            return fail();
        })) {
            assertThatThrownBy(() -> provider.charge(DUE)).isInstanceOf(Provider.ProviderSilentException.class);
        }
    }

    @Test
    void concludesNothingFromARefundThatFails() {
        try (var provider = patient(ProviderTests::fail)) {
            assertThatThrownBy(() -> provider.refund(DUE)).isInstanceOf(Provider.ProviderSilentException.class);
        }
    }

    private interface Answer {
        Charge give() throws InterruptedException;
    }

    private Provider patient(Answer answer) {
        var deadlines = new Deadlines(Duration.ofSeconds(20), Duration.ofSeconds(1), TRY, IN_ALL);
        return new Provider(
                new PaymentProvider() {
                    @Override
                    public Charge charge(OrderId order, Money amount, String card) {
                        assertThat(order).isEqualTo(DUE.order());
                        calls.incrementAndGet();
                        return given(answer);
                    }

                    @Override
                    public Refund refund(OrderId order, Money amount) {
                        given(answer);
                        return Refund.REFUNDED;
                    }

                    @Override
                    public List<Entry> statement(OrderId order) {
                        return List.of();
                    }
                },
                deadlines,
                () -> System.nanoTime() + standstill.get());
    }

    private static Charge given(Answer answer) {
        try {
            return answer.give();
        } catch (InterruptedException hungUp) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(hungUp);
        }
    }

    private static Charge fail() {
        throw new IllegalStateException("the provider broke off");
    }

    private static Charge doNotGetOut() {
        throw new PaymentProvider.UnaskedException(new IllegalStateException("the book is away"));
    }

    private static Charge await(CountDownLatch never) throws InterruptedException {
        never.await();
        return Charge.APPROVED;
    }
}
