@NullMarked
package dev.slipway.auth.session;

import org.jspecify.annotations.NullMarked;
