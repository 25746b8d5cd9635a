package dev.slipway.test.samples.ring.web;

import dev.slipway.test.samples.ring.Root;

public record Page(Root root) {}
