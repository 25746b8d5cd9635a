package dev.slipway.order;

import static dev.slipway.order.OrderStatus.CANCELLED;
import static dev.slipway.order.OrderStatus.CONFIRMED;
import static dev.slipway.order.OrderStatus.PENDING;
import static dev.slipway.order.OrderStatus.REJECTED;
import static dev.slipway.order.Payment.State.CAPTURED;
import static dev.slipway.order.Payment.State.DECLINED;
import static dev.slipway.order.Payment.State.DUE;
import static dev.slipway.order.Payment.State.REFUNDED;
import static dev.slipway.order.Payment.State.REFUND_DUE;
import static dev.slipway.order.Payment.State.VOIDED;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.PrimaryKeyJoinColumn;
import jakarta.persistence.SecondaryTable;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.hibernate.annotations.Generated;
import org.jspecify.annotations.Nullable;

/**
 * Each verb moves the order, writes numbered facts into its history, and may have something to tell the other services.
 * The number of the newest fact is the version that the outside sees: in answers, events and the live status.
 */
@Entity
@Table(name = "orders")
@SecondaryTable(name = "payments", pkJoinColumns = @PrimaryKeyJoinColumn(name = "order_id"))
public class Order {

    private static final String TOLD = "the provider told it by an event";

    @EmbeddedId
    private OrderId id;

    @Generated
    @Column(insertable = false, updatable = false)
    private long number;

    @Embedded
    private CustomerId customer;

    @Enumerated(EnumType.STRING)
    private OrderStatus status = PENDING;

    private @Nullable String reason;
    private String card;

    @Embedded
    @AttributeOverride(name = "minor", column = @Column(name = "total_minor"))
    private Money total;

    @ElementCollection
    @CollectionTable(name = "order_lines", joinColumns = @JoinColumn(name = "order_id"))
    @OrderColumn(name = "position")
    private List<OrderLine> lines = new ArrayList<>();

    @Embedded
    private @Nullable Payment payment;

    private int facts;

    @SuppressWarnings("UnusedVariable") // read by the verify views
    private boolean everConfirmed;

    private @Nullable String traceparent;
    private Instant placedAt;
    private Instant updatedAt;
    private @Nullable Instant endedAt;

    @Version
    private @Nullable Long version;

    @Transient
    private final List<OrderFact> newFacts = new ArrayList<>();

    @Transient
    private final List<Supplier<OrderEvent>> newEvents = new ArrayList<>();

    @Transient
    private DuePayment.@Nullable Task newTask;

    @SuppressWarnings("NullAway.Init")
    protected Order() {}

    private Order(
            OrderId id,
            CustomerId customer,
            String card,
            List<OrderLine> lines,
            Money total,
            @Nullable String traceparent,
            Instant at) {
        this.id = id;
        this.customer = customer;
        this.card = card;
        this.lines.addAll(lines);
        this.total = total;
        this.traceparent = traceparent;
        this.placedAt = at;
        this.updatedAt = at;
    }

    static Order place(
            OrderId id,
            CustomerId customer,
            String card,
            List<OrderLine> lines,
            @Nullable String traceparent,
            Instant at) {
        var total = lines.stream().map(OrderLine::total).reduce(Money::plus).orElseThrow();
        var order = new Order(id, customer, card, lines, total, traceparent, at);
        var version = order.tell("placed", total.toString(), at);
        order.happened(
                () -> new OrderEvent.Placed(id, order.number, customer, List.copyOf(order.lines), total, at, version));
        return order;
    }

    /** The stock is reserved, so the payment falls due, once; an order that has ended needs none. */
    void payable(Instant at) {
        if (status == PENDING && payment == null) {
            payment = Payment.open(DUE, at);
            newTask = DuePayment.Task.CHARGE;
            tell("payment-due", "stock is reserved; " + total + " to pay", at);
        }
    }

    /** Takes the provider's answer, or the lack of one; whoever comes second with an answer changes nothing. */
    void settle(PaymentProvider.Charge answer, String detail, Instant at) {
        if (payment == null || payment.state() != DUE) {
            return;
        }
        switch (answer) {
            case APPROVED -> captured(detail, at);
            case DECLINED -> {
                payment = payment.in(DECLINED);
                tell("payment-declined", detail, at);
                rejectIfPending("payment-declined", at);
            }
            case UNKNOWN -> {
                tell("payment-unknown", detail, at);
                rejectIfPending("payment-unavailable", at);
                refundDue("the charge may have gone through", at);
            }
        }
    }

    private void captured(String detail, Instant at) {
        tell("payment-captured", detail, at);
        if (status != PENDING) {
            refundDue("the order had ended before the payment arrived", at);
            return;
        }
        payment = Payment.open(CAPTURED, at);
        status = status.to(CONFIRMED);
        everConfirmed = true;
        endedAt = at;
        var told = tell("confirmed", null, at);
        happened(() -> new OrderEvent.Confirmed(id, number, customer, total, at, told));
    }

    /** Leads where the same words as an answer would; money that was taken against an earlier word is asked back. */
    void hear(PaymentEvents.Kind told, Instant at) {
        if (payment == null) {
            throw new OrderException.PaymentUnasked(id);
        }
        switch (told) {
            case CAPTURED -> {
                settle(PaymentProvider.Charge.APPROVED, TOLD, at);
                if (payment.state() == DECLINED || payment.state() == VOIDED) {
                    refundDue("the provider took the money after all", at);
                }
            }
            case DECLINED -> settle(PaymentProvider.Charge.DECLINED, TOLD, at);
            case REFUNDED -> {
                settle(PaymentProvider.Charge.UNKNOWN, TOLD, at);
                refunded(PaymentProvider.Refund.REFUNDED, at);
            }
        }
    }

    void refunded(PaymentProvider.Refund answer, Instant at) {
        if (payment == null || payment.state() != REFUND_DUE) {
            return;
        }
        switch (answer) {
            case REFUNDED -> {
                payment = payment.in(REFUNDED);
                tell("refunded", total + " given back", at);
            }
            case NOTHING_CAPTURED -> {
                payment = payment.in(VOIDED);
                tell("payment-voided", "nothing had been taken, nothing will be", at);
            }
        }
    }

    void rejectIfPending(String why, Instant at) {
        if (status == PENDING) {
            reject(why, null, at);
        }
    }

    void reject(String why, @Nullable String detail, Instant at) {
        status = status.to(REJECTED);
        reason = why;
        endedAt = at;
        var told = tell("rejected", detail == null ? why : why + ": " + detail, at);
        happened(() -> new OrderEvent.Rejected(id, number, customer, why, at, told));
    }

    void cancel(String why, Instant at) {
        status = status.to(CANCELLED);
        reason = why;
        endedAt = endedAt == null ? at : endedAt;
        var told = tell("cancelled", why, at);
        happened(() -> new OrderEvent.Cancelled(id, number, customer, why, at, told));
        if (payment != null && payment.state() == CAPTURED) {
            refundDue("the buyer had paid", at);
        }
    }

    private void refundDue(String detail, Instant at) {
        payment = Payment.open(REFUND_DUE, at);
        newTask = DuePayment.Task.REFUND;
        tell("refund-due", detail, at);
    }

    private int tell(String event, @Nullable String detail, Instant at) {
        facts++;
        updatedAt = at;
        newFacts.add(new OrderFact(id, facts, event, status, detail, at, null));
        return facts;
    }

    /** Told only once the row is written: its number is the database's to give. */
    private void happened(Supplier<OrderEvent> event) {
        newEvents.add(event);
    }

    List<OrderFact> takeFacts() {
        return taken(newFacts);
    }

    List<OrderEvent> takeEvents() {
        return taken(newEvents).stream().map(Supplier::get).toList();
    }

    Optional<DuePayment> takeTask() {
        var task = newTask;
        newTask = null;
        return Optional.ofNullable(task).map(it -> new DuePayment(id, it, total, card, traceparent));
    }

    private static <T> List<T> taken(List<T> list) {
        var all = List.copyOf(list);
        list.clear();
        return all;
    }

    boolean isVisibleTo(Reader reader) {
        return reader.admin() || customer.equals(reader.customer());
    }

    public OrderId id() {
        return id;
    }

    public long number() {
        return number;
    }

    public OrderStatus status() {
        return status;
    }

    public @Nullable String reason() {
        return reason;
    }

    public List<OrderLine> lines() {
        return List.copyOf(lines);
    }

    public Money total() {
        return total;
    }

    public @Nullable Payment payment() {
        return payment;
    }

    public Instant placedAt() {
        return placedAt;
    }

    public Instant updatedAt() {
        return updatedAt;
    }

    public int version() {
        return facts;
    }
}
