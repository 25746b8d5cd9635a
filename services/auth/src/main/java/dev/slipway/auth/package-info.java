/**
 * Who somebody is. The framework's authorization server does the protocol; what stands here is what the design adds:
 * the root wires it, {@code user} keeps people and shows them pages, {@code key} keeps the keys that sign tokens,
 * {@code grant} keeps codes and families of refresh tokens. The three know the root, and not each other.
 */
@NullMarked
package dev.slipway.auth;

import org.jspecify.annotations.NullMarked;
