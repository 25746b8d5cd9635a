package dev.slipway.auth.key;

import dev.slipway.auth.Command;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

@Component
class RotateSigningKey implements Command {

    private static final Logger log = LoggerFactory.getLogger(RotateSigningKey.class);

    private final SigningKeys keys;

    RotateSigningKey(SigningKeys keys) {
        this.keys = keys;
    }

    @Override
    public String name() {
        return "rotate-keys";
    }

    @Override
    public int run() {
        var next = keys.rotate();
        log.info(
                "The key {} is published now and signs from {}. The one before stays until its last token has expired.",
                next.kid(),
                next.signsFrom());
        return 0;
    }
}
