/** What happened that matters to security, kept for administrators to read. */
@NullMarked
package dev.slipway.auth.audit;

import org.jspecify.annotations.NullMarked;
