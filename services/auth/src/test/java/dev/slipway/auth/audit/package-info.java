@NullMarked
package dev.slipway.auth.audit;

import org.jspecify.annotations.NullMarked;
