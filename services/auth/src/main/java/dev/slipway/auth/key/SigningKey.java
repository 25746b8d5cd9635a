package dev.slipway.auth.key;

import com.nimbusds.jose.jwk.RSAKey;
import java.time.Instant;

record SigningKey(RSAKey key, Instant signsFrom) {

    String kid() {
        return key.getKeyID();
    }
}
