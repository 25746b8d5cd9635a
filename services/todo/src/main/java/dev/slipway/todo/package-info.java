/**
 * To-do lists and their tasks; only their owner sees them. {@link dev.slipway.todo.TodoList} and
 * {@link dev.slipway.todo.Task} are what is stored, the controllers speak to their repositories directly: no rule here
 * needs a layer of its own. The three rules there are live in {@link dev.slipway.todo.OrderTasks}, one task per confirmed
 * order, in {@link dev.slipway.todo.TaskPositions}, the order of a list, and in {@link dev.slipway.todo.Deletions}, what can
 * be restored; {@link dev.slipway.todo.TaskPages} reads what is asked for. {@code order/} is this service's view of its
 * neighbour.
 */
@NullMarked
package dev.slipway.todo;

import org.jspecify.annotations.NullMarked;
