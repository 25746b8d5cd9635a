@NullMarked
package dev.slipway.auth.mail;

import org.jspecify.annotations.NullMarked;
