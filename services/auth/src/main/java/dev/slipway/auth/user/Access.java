package dev.slipway.auth.user;

import dev.slipway.auth.AccountEvent.AccessChanged;
import dev.slipway.defaults.Versions;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Who may sign in, and as what. Administrators decide one after the other, and about others: so one always remains. */
@Service
class Access {

    private final Users users;
    private final UserRepository repository;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    Access(
            Users users,
            UserRepository repository,
            JdbcClient jdbc,
            ApplicationEventPublisher events,
            TransactionTemplate transaction) {
        this.users = users;
        this.repository = repository;
        this.jdbc = jdbc;
        this.events = events;
        this.transaction = transaction;
    }

    User change(UUID caller, UUID id, @Nullable String ifMatch, Set<Role> roles, boolean enabled) {
        return Objects.requireNonNull(transaction.execute(status -> {
            jdbc.sql("select pg_advisory_xact_lock(hashtext('slipway.access'))")
                    .query()
                    .singleRow();
            demandAdmin(caller);
            var user = users.get(id);
            Versions.demand(ifMatch, user.version());
            var admin = enabled && roles.contains(Role.ADMIN);
            if (id.equals(caller) && !admin) {
                throw othersCanAdminister(id) ? new UserException.OwnAccess() : new UserException.LastAdmin();
            }
            if (!user.changeAccess(roles, enabled)) {
                return user;
            }
            events.publishEvent(new AccessChanged(id, caller, user.access()));
            return repository.saveAndFlush(user);
        }));
    }

    /** A token speaks for minutes after its role was taken away, long enough to take it back. */
    private void demandAdmin(UUID caller) {
        if (users.find(caller).filter(User::isAdmin).isEmpty()) {
            throw new AccessDeniedException("no administrator any more");
        }
    }

    private boolean othersCanAdminister(UUID id) {
        return jdbc.sql("""
                        select exists (select from users u join user_role r on r.user_id = u.id
                                       where r.role = 'ADMIN' and u.enabled and u.id <> :id)""").param("id", id).query(Boolean.class).single();
    }
}
