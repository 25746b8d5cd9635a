package dev.slipway.auth;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import org.springframework.stereotype.Component;

/** Encrypts what lies in the database and must not be readable in a backup: AES-256-GCM, bound to what it is for. */
@Component
public class Vault {

    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final SecretKey key;
    private final SecureRandom random = new SecureRandom();

    Vault(AuthSettings settings) throws GeneralSecurityException {
        var derivation = HKDFParameterSpec.ofExtract()
                .addIKM(settings.keyEncryptionSecret().getBytes(UTF_8))
                .thenExpand("slipway auth vault 1".getBytes(UTF_8), 32);
        this.key = KDF.getInstance("HKDF-SHA256").deriveKey("AES", derivation);
    }

    public byte[] seal(String purpose, byte[] plain) {
        var nonce = new byte[NONCE];
        random.nextBytes(nonce);
        try {
            var sealed = cipher(Cipher.ENCRYPT_MODE, purpose, nonce).doFinal(plain);
            return ByteBuffer.allocate(NONCE + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot encrypt " + purpose, e);
        }
    }

    /** Throws {@link WrongSecret} for what was sealed for another purpose or under another secret, or was tampered with. */
    public byte[] open(String purpose, byte[] sealed) {
        var bytes = ByteBuffer.wrap(sealed);
        var nonce = new byte[NONCE];
        try {
            bytes.get(nonce);
            var rest = new byte[bytes.remaining()];
            bytes.get(rest);
            return cipher(Cipher.DECRYPT_MODE, purpose, nonce).doFinal(rest);
        } catch (GeneralSecurityException | java.nio.BufferUnderflowException e) {
            throw new WrongSecret(purpose, e);
        }
    }

    private Cipher cipher(int mode, String purpose, byte[] nonce) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(purpose.getBytes(UTF_8));
        return cipher;
    }

    public static class WrongSecret extends RuntimeException {
        WrongSecret(String purpose, Throwable cause) {
            super("cannot decrypt " + purpose, cause);
        }
    }
}
