/**
 * What tests need and services must never ship: real backing services, tokens, waits, contracts and house rules.
 * Knows no service and none of the other platform modules.
 */
@NullMarked
package dev.slipway.test;

import org.jspecify.annotations.NullMarked;
