package dev.slipway.catalog;

/** The numbers of one product: received = available + reserved + sold, always. */
public record Stock(String sku, long received, long available, long reserved, long sold) {}
