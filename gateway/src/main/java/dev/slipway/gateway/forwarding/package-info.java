/**
 * How a request crosses: its body is read whole, it goes to one replica within the deadline, without what must not cross, and the answer
 * comes back as it arrives. Too many at once are refused, and so are those for a service that is in trouble.
 */
@NullMarked
package dev.slipway.gateway.forwarding;

import org.jspecify.annotations.NullMarked;
