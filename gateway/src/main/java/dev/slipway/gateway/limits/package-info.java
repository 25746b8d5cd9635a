/**
 * How often somebody may ask: a user by name, a stranger by address, and whoever signs in, more strictly. All replicas count together, by
 * token buckets in the gateway's database of which each holds a second's worth in memory.
 */
@NullMarked
package dev.slipway.gateway.limits;

import org.jspecify.annotations.NullMarked;
