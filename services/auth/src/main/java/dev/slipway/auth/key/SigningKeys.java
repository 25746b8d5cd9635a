package dev.slipway.auth.key;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import dev.slipway.auth.AuthSettings;
import dev.slipway.auth.StartRefused;
import dev.slipway.auth.Vault;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The keys' rows. They are read again every few seconds, which a key that is shown minutes before it signs can bear. */
@Component
@DependsOnDatabaseInitialization
class SigningKeys {

    private static final Logger log = LoggerFactory.getLogger(SigningKeys.class);
    private static final Duration SLACK = Duration.ofMinutes(1);
    private static final int BITS = 2048;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Vault vault;
    private final Duration publishedAhead;
    private final Duration outlast;
    private final Map<String, RSAKey> opened = new ConcurrentHashMap<>();
    private volatile @Nullable KeyRing ring;

    SigningKeys(JdbcClient jdbc, TransactionTemplate transaction, Vault vault, AuthSettings settings) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.vault = vault;
        this.publishedAhead = settings.keys().publishedAhead();
        this.outlast = settings.accessTokenLifetime().plus(SLACK);
    }

    KeyRing ring() {
        var known = ring;
        return known != null ? known : readFirst();
    }

    /** When all is made rather than while it is: an image's AOT cache is trained up to there, without a database. */
    @EventListener(ContextRefreshedEvent.class)
    void readAtStart() {
        ring();
    }

    private synchronized KeyRing readFirst() {
        var known = ring;
        if (known == null) {
            known = firstRing();
            ring = known;
        }
        return known;
    }

    /** Beside the requests, so that tokens are signed and checked without waiting for a database that is away. */
    @Scheduled(fixedDelayString = "PT5S", initialDelayString = "PT5S")
    void readAgain() {
        try {
            ring = read();
        } catch (DataAccessException e) {
            log.warn("The signing keys could not be read again; those in memory go on.");
        }
    }

    /** The key that waits to sign; a new one where none waits. One at a time, whoever asks. */
    SigningKey rotate() {
        return waiting().orElseGet(() -> {
            var fresh = generate();
            return locked(() -> waiting().orElseGet(() -> insert(fresh, publishedAhead)));
        });
    }

    /** Of a key that nobody needs any more nothing is kept, least of all its private half. */
    @Scheduled(fixedDelayString = "PT10M", initialDelayString = "PT1M")
    void forgetWhatNobodyNeeds() {
        var keep = new KeyRing(read().keys(), outlast.plus(SLACK))
                .published(Instant.now()).stream().map(SigningKey::kid).toList();
        jdbc.sql("delete from signing_key where kid not in (:keep) and signs_from < now()")
                .param("keep", keep)
                .update();
    }

    private KeyRing firstRing() {
        try {
            if (none()) {
                var fresh = generate();
                var made =
                        locked(() -> none() ? Optional.of(insert(fresh, Duration.ZERO)) : Optional.<SigningKey>empty());
                made.ifPresent(key -> log.info("There was no signing key yet: made {}.", key.kid()));
            }
            return read();
        } catch (Vault.WrongSecret e) {
            throw new StartRefused(
                    "the signing keys in the database were encrypted under another slipway.auth.key-encryption-secret.",
                    "Start with the secret they were made with.");
        }
    }

    private boolean none() {
        return jdbc.sql("select not exists (select from signing_key)")
                .query(Boolean.class)
                .single();
    }

    private <T> T locked(Supplier<T> work) {
        return transaction.execute(status -> {
            jdbc.sql("select pg_advisory_xact_lock(hashtext('slipway.signing_key'))")
                    .query(rows -> {});
            return work.get();
        });
    }

    private Optional<SigningKey> waiting() {
        return jdbc.sql("select kid, signs_from, private_key from signing_key where signs_from > clock_timestamp()"
                        + " order by signs_from limit 1")
                .query(this::map)
                .optional();
    }

    private KeyRing read() {
        List<SigningKey> keys = jdbc.sql(
                        "select kid, signs_from, private_key from signing_key order by signs_from, kid")
                .query(this::map)
                .list();
        opened.keySet().retainAll(keys.stream().map(SigningKey::kid).toList());
        return new KeyRing(keys, outlast);
    }

    /** Takes a second or two on a busy machine: never done while others wait for the lock. */
    private static RSAKey generate() {
        try {
            return new RSAKeyGenerator(BITS)
                    .keyID(UUID.randomUUID().toString())
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException("cannot generate an RSA key", e);
        }
    }

    private SigningKey insert(RSAKey key, Duration ahead) {
        var kid = key.getKeyID();
        var signsFrom = jdbc.sql("""
                insert into signing_key (kid, created_at, signs_from, private_key)
                values (:kid, clock_timestamp(), clock_timestamp() + make_interval(secs => :ahead), :sealed)
                returning signs_from""")
                .param("kid", kid)
                .param("ahead", ahead.toMillis() / 1000.0)
                .param("sealed", vault.seal(purpose(kid), key.toJSONString().getBytes(UTF_8)))
                .query(OffsetDateTime.class)
                .single();
        return new SigningKey(key, signsFrom.toInstant());
    }

    private SigningKey map(ResultSet row, int number) throws SQLException {
        var kid = row.getString("kid");
        var key = opened.get(kid);
        if (key == null) {
            key = open(kid, row.getBytes("private_key"));
            opened.put(kid, key);
        }
        return new SigningKey(
                key, row.getObject("signs_from", OffsetDateTime.class).toInstant());
    }

    private RSAKey open(String kid, byte[] sealed) {
        try {
            return RSAKey.parse(new String(vault.open(purpose(kid), sealed), UTF_8));
        } catch (ParseException e) {
            throw new IllegalStateException("the signing key " + kid + " is no JWK", e);
        }
    }

    private static String purpose(String kid) {
        return "signing-key:" + kid;
    }
}
