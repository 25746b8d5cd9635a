@NullMarked
package dev.slipway.auth;

import org.jspecify.annotations.NullMarked;
