package dev.slipway.order.journey;

import dev.slipway.order.PaymentProvider;
import dev.slipway.order.journey.Journey.Hop;
import dev.slipway.outbox.Trail;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Puts hops into a sequence that makes sense. Times alone do not: they come from several clocks, and a message may be
 * handled before its sender has noted that it was sent. So causes are tied to their effects, and time decides the rest.
 */
class Hops {

    private static final Pattern COMPENSATION =
            Pattern.compile(".*(released|returned|refund|refunded|voided|task-cancelled).*");

    private final List<Node> nodes = new ArrayList<>();
    private final Map<String, List<Node>> transactions = new HashMap<>();
    private final Map<Object, Node> sent = new HashMap<>();
    private final Map<Object, List<Node>> received = new HashMap<>();

    private static final class Node {
        private final Hop hop;
        private final int index;
        private final List<Node> effects = new ArrayList<>();
        private int causes;

        private Node(Hop hop, int index) {
            this.hop = hop;
            this.index = index;
        }

        private void causes(Node effect) {
            effects.add(effect);
            effect.causes++;
        }
    }

    /** Within a transaction the message comes first, then what it led to, then what was told. */
    void add(String service, InnerJourney part) {
        for (var it : part.received()) {
            received.computeIfAbsent(it.event(), _ -> new ArrayList<>()).add(inTransaction(add(hop(service, it))));
        }
        Node before = null;
        for (var it : part.facts()) {
            var node = inTransaction(add(hop(service, it)));
            if (before != null) {
                before.causes(node);
            }
            before = node;
        }
        for (var it : part.sent()) {
            sent.put(it.event(), inTransaction(add(hop(service, it))));
        }
        part.deadLetters().forEach(it -> add(hop(service, it)));
    }

    void add(PaymentProvider.Entry entry) {
        var detail = entry.amount().toString();
        add(new Hop(
                entry.at(),
                "payment-provider",
                entry.kind(),
                detail,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                isCompensation(entry.kind()),
                null));
    }

    List<Hop> inSequence() {
        sent.forEach((event, cause) -> received.getOrDefault(event, List.of()).forEach(cause::causes));
        var ready = new PriorityQueue<Node>(
                Comparator.<Node, Instant>comparing(it -> it.hop.at()).thenComparingInt(it -> it.index));
        nodes.stream().filter(it -> it.causes == 0).forEach(ready::add);
        var sequence = new ArrayList<Hop>();
        while (!ready.isEmpty()) {
            var next = ready.remove();
            sequence.add(next.hop);
            for (var effect : next.effects) {
                if (--effect.causes == 0) {
                    ready.add(effect);
                }
            }
        }
        return sequence;
    }

    private Node add(Hop hop) {
        var node = new Node(hop, nodes.size());
        nodes.add(node);
        return node;
    }

    private Node inTransaction(Node node) {
        if (node.hop.transaction() != null) {
            var same = transactions.computeIfAbsent(
                    node.hop.service() + " " + node.hop.transaction(), _ -> new ArrayList<>());
            if (!same.isEmpty()) {
                same.getLast().causes(node);
            }
            same.add(node);
        }
        return node;
    }

    private static Hop hop(String service, InnerJourney.Fact it) {
        return new Hop(
                it.at(),
                service,
                it.what(),
                it.detail(),
                it.transaction(),
                null,
                null,
                null,
                null,
                null,
                null,
                isCompensation(it.what()),
                null);
    }

    private static Hop hop(String service, Trail.Sent it) {
        @Nullable String waiting = it.sentAt() == null ? "not sent yet" : null;
        return new Hop(
                Objects.requireNonNullElse(it.sentAt(), it.createdAt()),
                service,
                "sent " + it.type(),
                waiting,
                it.transaction(),
                it.topic(),
                it.partition(),
                it.offset(),
                null,
                null,
                null,
                isCompensation(it.type()),
                null);
    }

    private static Hop hop(String service, Trail.Received it) {
        return new Hop(
                it.handledAt(),
                service,
                "received " + it.type(),
                null,
                it.transaction(),
                it.topic(),
                it.partition(),
                it.offset(),
                it.consumer(),
                it.attempt(),
                it.repeats(),
                isCompensation(it.type()),
                null);
    }

    private static Hop hop(String service, Trail.Parked it) {
        return new Hop(
                it.parkedAt(),
                service,
                "dead letter, " + it.state(),
                it.reason(),
                null,
                it.topic(),
                null,
                null,
                it.consumer(),
                null,
                null,
                false,
                it.id());
    }

    private static boolean isCompensation(String what) {
        return COMPENSATION.matcher(what).matches();
    }
}
