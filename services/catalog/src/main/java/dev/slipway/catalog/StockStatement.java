package dev.slipway.catalog;

/** A product's numbers and the newest of the entries that explain them. */
public record StockStatement(Stock stock, Page<LedgerEntry, Long> entries) {}
