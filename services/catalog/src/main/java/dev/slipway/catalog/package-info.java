/**
 * Products, prices and stock.
 *
 * <p>{@code Products} answers the public's reads, {@code ProductService} the administrators' changes, {@code StockService}
 * moves stock for orders and by hand. {@code Reservations} and {@code StockLedger} are its two books, {@code LedgerEntries} reads the latter. {@code web} is the
 * HTTP API; {@code ImportCommand} reads products from a file; {@code order} is what this service knows of its neighbour.
 */
@NullMarked
package dev.slipway.catalog;

import org.jspecify.annotations.NullMarked;
