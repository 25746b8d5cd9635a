/** How mail leaves, or where it stays. */
@NullMarked
package dev.slipway.auth.mail;

import org.jspecify.annotations.NullMarked;
