/** Where somebody is signed in, and how that ends. */
@NullMarked
package dev.slipway.auth.session;

import org.jspecify.annotations.NullMarked;
