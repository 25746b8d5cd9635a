package dev.slipway.auth.key;

import dev.slipway.auth.Command;
import org.springframework.stereotype.Component;

@Component
class RotateSigningKey implements Command {

    private final SigningKeys keys;

    RotateSigningKey(SigningKeys keys) {
        this.keys = keys;
    }

    @Override
    public String name() {
        return "rotate-signing-key";
    }

    @Override
    public int run() {
        var next = keys.rotate();
        System.out.println("The key " + next.kid() + " is published now and signs from " + next.signsFrom()
                + ". The one before stays published until its last token has expired.");
        return 0;
    }
}
