package dev.slipway.todo;

import java.util.UUID;
import org.springframework.security.oauth2.jwt.Jwt;

/** Whose lists a request is about: always the caller's, never what the request says. */
class Owner {

    private Owner() {}

    static UUID of(Jwt caller) {
        return UUID.fromString(caller.getSubject());
    }
}
