package dev.slipway.gateway.forwarding;

import dev.slipway.gateway.UpstreamClient;
import dev.slipway.gateway.Upstreams.Replica;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Who is asked, one after the other. A replica that takes no connection has heard nothing, so the next one is asked, whatever the method.
 * What one may have heard is asked again for reads alone, once, and before anything of an answer went out.
 */
final class Attempts {

    private final Deque<Replica> untried;
    private boolean mayRepeat;
    private boolean heard;

    Attempts(List<Replica> replicas, boolean mayRepeat) {
        this.untried = new ArrayDeque<>(replicas);
        this.mayRepeat = mayRepeat;
    }

    boolean hasNext() {
        return !untried.isEmpty();
    }

    Replica next() {
        return untried.remove();
    }

    /** Whether some replica may have heard the request. */
    boolean heard() {
        return heard;
    }

    /** Whether another is asked instead of one that is not there for now, such as one that is going away. */
    boolean continuesWithout(Replica unavailable) {
        if (!mayRepeat || untried.isEmpty()) {
            return false;
        }
        unavailable.letRest();
        mayRepeat = false;
        return true;
    }

    /** Whether the failure leaves anything to be tried: a write that may have been heard is never sent again. */
    boolean continuesAfter(IOException failure, Replica replica) {
        var arrived = !UpstreamClient.neverArrived(failure);
        if (arrived && !mayRepeat) {
            return false;
        }
        if (!arrived) {
            replica.letRest();
        }
        heard |= arrived;
        if (mayRepeat && untried.isEmpty()) {
            untried.add(replica); // one address may stand for several replicas
            mayRepeat = false;
        }
        mayRepeat &= !arrived;
        return true;
    }
}
