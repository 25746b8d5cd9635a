/**
 * The launcher behind {@code ./slipway}: PostgreSQL, Kafka and the services of {@code stack.yaml} as processes of this
 * machine. {@link dev.slipway.local.Launcher} reads the command line, {@link dev.slipway.local.Local} carries it out,
 * {@link dev.slipway.local.Part} is one process, {@link dev.slipway.local.State} is what is written down about them.
 */
@NullMarked
package dev.slipway.local;

import org.jspecify.annotations.NullMarked;
