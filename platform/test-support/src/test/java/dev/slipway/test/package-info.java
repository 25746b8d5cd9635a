@NullMarked
package dev.slipway.test;

import org.jspecify.annotations.NullMarked;
