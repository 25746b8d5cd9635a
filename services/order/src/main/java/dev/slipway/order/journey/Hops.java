package dev.slipway.order.journey;

import dev.slipway.order.PaymentProvider;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts hops into a sequence that makes sense. Times alone do not: they come from several clocks, and a message may be
 * handled before its sender has noted that it was sent. So causes are tied to their effects, and time decides the rest.
 */
class Hops {

    private final List<Node> nodes = new ArrayList<>();
    private final Map<String, Node> lastOfTransaction = new HashMap<>();
    private final Map<Object, Node> sent = new HashMap<>();
    private final Map<Object, List<Node>> received = new HashMap<>();

    private static final class Node {
        private final Hop hop;
        private final List<Node> effects = new ArrayList<>();
        private int causes;

        private Node(Hop hop) {
            this.hop = hop;
        }

        private void causes(Node effect) {
            effects.add(effect);
            effect.causes++;
        }

        private Instant at() {
            return hop.at();
        }
    }

    /** Within a transaction the message comes first, then what it led to, then what was told. */
    void add(String service, InnerJourney part) {
        for (var it : part.received()) {
            received.computeIfAbsent(it.event(), _ -> new ArrayList<>()).add(add(Hop.of(service, it)));
        }
        Node before = null;
        for (var it : part.facts()) {
            var fact = add(Hop.of(service, it));
            if (before != null) {
                before.causes(fact);
            }
            before = fact;
        }
        part.sent().forEach(it -> sent.put(it.event(), add(Hop.of(service, it))));
        part.deadLetters().forEach(it -> add(Hop.of(service, it)));
    }

    void add(PaymentProvider.Entry entry) {
        add(Hop.of(entry));
    }

    /** Where clocks contradict the causes, the earliest comes first: no hop is left out. */
    List<Hop> inSequence() {
        sent.forEach((event, cause) -> received.getOrDefault(event, List.of()).forEach(cause::causes));
        var left = new ArrayList<>(nodes);
        left.sort(Comparator.comparing(Node::at));
        var sequence = new ArrayList<Hop>();
        while (!left.isEmpty()) {
            var next = left.stream().filter(it -> it.causes == 0).findFirst().orElseGet(left::getFirst);
            left.remove(next);
            sequence.add(next.hop);
            next.effects.forEach(it -> it.causes--);
        }
        return sequence;
    }

    private Node add(Hop hop) {
        var node = new Node(hop);
        nodes.add(node);
        if (hop.transaction() != null) {
            var before = lastOfTransaction.put(hop.service() + " " + hop.transaction(), node);
            if (before != null) {
                before.causes(node);
            }
        }
        return node;
    }
}
