package dev.slipway.test.samples.ring;

import dev.slipway.test.samples.ring.web.Page;

/** Knows the page that knows it. */
public record Root(Page page) {}
