@NullMarked
package dev.slipway.todo;

import org.jspecify.annotations.NullMarked;
