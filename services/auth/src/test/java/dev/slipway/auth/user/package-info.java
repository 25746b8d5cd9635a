@NullMarked
package dev.slipway.auth.user;

import org.jspecify.annotations.NullMarked;
