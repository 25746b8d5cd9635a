package dev.slipway.test.samples.neighbours.one;

import dev.slipway.test.samples.neighbours.other.Other;

/** Knows the package beside its own, without a ring. */
public record One(Other other) {}
