package dev.slipway.auth;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.GeneralSecurityException;
import org.junit.jupiter.api.Test;

class VaultTests {

    private static final byte[] PLAIN = "what nobody may read".getBytes(UTF_8);

    private final Vault vault = vault(AuthTest.KEY_SECRET);

    @Test
    void givesBackWhatWasSealed() {
        assertThat(vault.open("key:1", vault.seal("key:1", PLAIN))).isEqualTo(PLAIN);
        assertThat(vault(AuthTest.KEY_SECRET).open("key:1", vault.seal("key:1", PLAIN)))
                .isEqualTo(PLAIN);
    }

    @Test
    void sealsTheSameNeverAlike() {
        assertThat(vault.seal("key:1", PLAIN)).isNotEqualTo(vault.seal("key:1", PLAIN));
    }

    @Test
    void opensNothingForAnotherPurposeUnderAnotherSecretOrAfterAChange() {
        var sealed = vault.seal("key:1", PLAIN);
        var changed = sealed.clone();
        changed[changed.length - 1] ^= 1;
        assertThatThrownBy(() -> vault.open("key:2", sealed)).isInstanceOf(Vault.WrongSecret.class);
        assertThatThrownBy(() -> vault("another secret, just as long").open("key:1", sealed))
                .isInstanceOf(Vault.WrongSecret.class);
        assertThatThrownBy(() -> vault.open("key:1", changed)).isInstanceOf(Vault.WrongSecret.class);
        assertThatThrownBy(() -> vault.open("key:1", new byte[5])).isInstanceOf(Vault.WrongSecret.class);
    }

    private static Vault vault(String secret) {
        try {
            return new Vault(SettingsTests.settings(secret, AuthTest.GATEWAY_SECRET, AuthTest.MACHINE_SECRET));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
