@NullMarked
package dev.slipway.todo.order;

import org.jspecify.annotations.NullMarked;
