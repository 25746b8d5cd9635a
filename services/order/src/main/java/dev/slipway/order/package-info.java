/**
 * Orders and their payment.
 *
 * <pre>
 * Order, OrderLine, Money …       what an order is, and which moves it allows
 * OrderService, OrderSaga         the two doors: for its buyer, and for what answers or happens later
 * PriceList, PaymentProvider      what we need from outside, in our words
 * web  live  journey              HTTP: orders, their live status, their whole story
 * catalog  payment  schedule      the neighbour, the (simulated) provider, and what time does
 * </pre>
 */
@NullMarked
package dev.slipway.order;

import org.jspecify.annotations.NullMarked;
