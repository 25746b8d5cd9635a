package dev.slipway.test;

/** One database and the role that owns it. Like in production, the role may do nothing outside its database. */
public record Database(String url, String user, String password) {}
