@NullMarked
package dev.slipway.auth.limit;

import org.jspecify.annotations.NullMarked;
