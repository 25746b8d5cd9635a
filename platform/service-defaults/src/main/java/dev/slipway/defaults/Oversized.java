package dev.slipway.defaults;

import jakarta.servlet.http.HttpServletRequest;
import org.apache.tomcat.util.res.StringManager;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** Tomcat calls all that it cannot read a bad request; what is only too much has a status of its own. */
final class Oversized {

    /** The one thing that tells a header that is too large from one that is malformed. */
    private static final String TOO_LARGE =
            StringManager.getManager("org.apache.coyote.http11").getString("iib.requestheadertoolarge.error");

    private Oversized() {}

    /**
     * The status that fits best.
     *
     * @param address what was asked for; nothing when Tomcat found no end of it
     * @param failure why Tomcat gave up, where it did
     */
    static int status(HttpServletRequest request, @Nullable Object address, int status, @Nullable Object failure) {
        if (status != 400 || !(failure instanceof RuntimeException refusal)) {
            return status;
        }
        if (TOO_LARGE.equals(refusal.getMessage())) {
            return (address == null ? HttpStatus.URI_TOO_LONG : HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE).value();
        }
        var tooMany = refusal instanceof IllegalStateException
                && request.getHeaderNames().hasMoreElements();
        return tooMany ? HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE.value() : status;
    }
}
