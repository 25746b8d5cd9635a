package dev.slipway.test.samples.neighbours.other;

public record Other() {}
