/** How often forms may be sent, so that nobody guesses and nobody is locked out by those who do. */
@NullMarked
package dev.slipway.auth.limit;

import org.jspecify.annotations.NullMarked;
