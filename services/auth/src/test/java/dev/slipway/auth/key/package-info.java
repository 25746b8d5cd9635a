@NullMarked
package dev.slipway.auth.key;

import org.jspecify.annotations.NullMarked;
