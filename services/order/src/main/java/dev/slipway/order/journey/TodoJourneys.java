package dev.slipway.order.journey;

/** A type of its own, so that each neighbour has its client. */
interface TodoJourneys extends InnerJourneys {}
