/**
 * Who somebody is. The framework's authorization server does the protocol; what stands here is what the design adds:
 * the root wires it, {@code user} keeps people and shows them pages, {@code key} keeps the keys that sign tokens,
 * {@code grant} keeps codes and families of refresh tokens, {@code session} knows where somebody is signed in,
 * {@code limit} how often forms may be sent, {@code mail} how letters leave, {@code audit} what happened. They know the root, and not each other.
 */
@NullMarked
package dev.slipway.auth;

import org.jspecify.annotations.NullMarked;
