package dev.slipway.order.idempotency;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Key and request lead to the first answer. It commits together with what it answers, so only success is remembered. */
@Component
public class IdempotencyKeys {

    /** PostgreSQL's lock_timeout and statement_timeout; the connection sets both to at most 2 s. */
    private static final Set<String> WAITED_TOO_LONG = Set.of("55P03", "57014");

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    IdempotencyKeys(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** The subject is what the answer is about; a key lives as long as it. */
    public record Answer(UUID subject, String body) {}

    public Optional<Answer> answered(UUID owner, String key, String request) {
        return jdbc.sql("select request, subject, body from idempotency_keys where owner = ? and key = ?")
                .params(owner, key)
                .query((row, _) -> {
                    if (!hash(request).equals(row.getString("request"))) {
                        throw new KeyReusedException();
                    }
                    return new Answer(row.getObject("subject", UUID.class), row.getString("body"));
                })
                .optional();
    }

    /**
     * Runs the effect and remembers its answer. Of two at once the second waits for the first in the unique index, takes
     * back its own effect, and repeats the first's answer.
     */
    public Answer once(UUID owner, String key, String request, Supplier<Answer> effect) {
        var own = transaction.execute(status -> {
            var answer = effect.get();
            if (!isFirst(owner, key, request, answer)) {
                status.setRollbackOnly();
                return Optional.<Answer>empty();
            }
            return Optional.of(answer);
        });
        return own.or(() -> answered(owner, key, request)).orElseThrow(KeyInFlightException::new);
    }

    private boolean isFirst(UUID owner, String key, String request, Answer answer) {
        try {
            return jdbc.sql("""
                            insert into idempotency_keys (owner, key, request, subject, body) values (?, ?, ?, ?, ?)
                            on conflict do nothing""")
                            .params(owner, key, hash(request), answer.subject(), answer.body())
                            .update()
                    == 1;
        } catch (DataAccessException failed) {
            throw waitedTooLong(failed) ? new KeyInFlightException() : failed;
        }
    }

    private static boolean waitedTooLong(@Nullable Throwable failure) {
        return switch (failure) {
            case null -> false;
            case SQLException sql when WAITED_TOO_LONG.contains(sql.getSQLState()) -> true;
            default -> waitedTooLong(failure.getCause());
        };
    }

    private static String hash(String request) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(request.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
