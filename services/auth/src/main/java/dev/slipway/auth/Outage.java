package dev.slipway.auth;

import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.stream.Stream;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.dao.UncategorizedDataAccessException;
import org.springframework.transaction.TransactionException;

/** Tells a database that is away or hangs, which passes by itself, from a mistake of ours. */
final class Outage {

    private Outage() {}

    static boolean isIn(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(20)
                .anyMatch(cause -> cause instanceof DataAccessResourceFailureException
                        || cause instanceof TransientDataAccessException
                        || cause instanceof TransactionException
                        || cause instanceof UncategorizedDataAccessException // a rollback where nobody listens any more
                        || cause instanceof SQLTransientException
                        || cause instanceof SQLRecoverableException);
    }
}
