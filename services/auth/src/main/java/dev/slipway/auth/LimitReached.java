package dev.slipway.auth;

/**
 * A form was sent too often and is not read for a while; said once until one is let through again.
 *
 * @param form the path of the form
 */
public record LimitReached(String form) {}
