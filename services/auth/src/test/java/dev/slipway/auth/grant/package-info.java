@NullMarked
package dev.slipway.auth.grant;

import org.jspecify.annotations.NullMarked;
