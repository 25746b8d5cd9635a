/**
 * Browsers: they hold a cookie, the gateway holds their tokens. Sign-in and sign-out, sessions in the gateway's own database, one refresh
 * of a session's tokens at a time across replicas, and a filter that makes a browser's request look like one that brought its own token.
 */
@NullMarked
package dev.slipway.gateway.session;

import org.jspecify.annotations.NullMarked;
