/**
 * What every service answers, guards and measures alike. {@link dev.slipway.defaults.Problems} and
 * {@link dev.slipway.defaults.Cursor} are called by services, {@link dev.slipway.defaults.ApiSecurity} is applied by their
 * security configuration; the rest works by being on the classpath, and gives way to a service's own beans and settings.
 */
@NullMarked
package dev.slipway.defaults;

import org.jspecify.annotations.NullMarked;
