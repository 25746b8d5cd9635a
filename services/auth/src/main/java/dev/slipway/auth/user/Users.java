package dev.slipway.auth.user;

import dev.slipway.auth.AccountEvent.AccessChanged;
import dev.slipway.auth.AccountEvent.EmailChanged;
import dev.slipway.auth.AccountEvent.PasswordChanged;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Hashing a password takes its time, so it happens before a transaction opens. */
@Service
class Users {

    private final UserRepository repository;
    private final PasswordRules passwords;
    private final EmailRules emails;
    private final PasswordEncoder encoder;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    Users(
            UserRepository repository,
            PasswordRules passwords,
            EmailRules emails,
            PasswordEncoder encoder,
            ApplicationEventPublisher events,
            TransactionTemplate transaction) {
        this.repository = repository;
        this.passwords = passwords;
        this.emails = emails;
        this.encoder = encoder;
        this.events = events;
        this.transaction = transaction;
    }

    /** The form has been checked: all that is left to refuse is a name that somebody has. */
    void register(RegisterForm form) {
        var name = new SignInName(form.username());
        if (repository.existsByNameKey(name.key())) {
            throw new UserException.NameTaken();
        }
        insert(new User(
                UUID.randomUUID(), name, form.displayName(), form.email(), encode(form.password()), Instant.now()));
    }

    void checkPassword(RegisterForm form) {
        refuseBad(form.password(), form.username(), form.displayName(), localPart(form.email()));
    }

    void checkEmail(String email) {
        emails.check(email);
    }

    /** True if the user was made now, false if there was one by this name, which then is an admin and keeps the password. */
    boolean ensureAdmin(SignInName name, Supplier<String> choose) {
        if (promote(name)) {
            return false;
        }
        var password = choose.get();
        refuseBad(password, name.value());
        var admin = new User(UUID.randomUUID(), name, name.value(), null, encode(password), Instant.now());
        admin.becomeAdmin();
        try {
            transaction.executeWithoutResult(status -> {
                insert(admin);
                tellOfAdmin(admin);
            });
            return true;
        } catch (UserException.NameTaken e) { // made by a replica of this command a moment ago
            promote(name);
            return false;
        }
    }

    private boolean promote(SignInName name) {
        return Objects.requireNonNull(transaction.execute(status -> {
            var user = repository.findByNameKey(name.key());
            user.filter(User::becomeAdmin).ifPresent(this::tellOfAdmin);
            return user.isPresent();
        }));
    }

    private void tellOfAdmin(User admin) {
        events.publishEvent(new AccessChanged(admin.id(), null, admin.access()));
    }

    Optional<User> find(UUID id) {
        return repository.findById(id);
    }

    User get(UUID id) {
        return find(id).orElseThrow(UserException.Missing::new);
    }

    Optional<User> find(SignInName name) {
        return repository.findByNameKey(name.key());
    }

    User changeDisplayName(UUID id, String displayName) {
        return Objects.requireNonNull(transaction.execute(status -> {
            var user = get(id);
            user.changeDisplayName(displayName);
            return repository.saveAndFlush(user);
        }));
    }

    /** A link to it opens the account, so a session alone, which may be stolen, does not change it. */
    void changeEmail(UUID id, String current, String wanted) {
        emails.check(wanted);
        demandPassword(get(id), current);
        transaction.executeWithoutResult(status -> {
            var user = get(id);
            user.changeEmail(wanted);
            repository.saveAndFlush(user);
            events.publishEvent(new EmailChanged(id));
        });
    }

    void changePassword(UUID id, String current, String wanted) {
        var user = get(id);
        demandPassword(user, current);
        replacePassword(user, wanted, new PasswordChanged(id, false), () -> {});
    }

    private void demandPassword(User user, String current) {
        if (!encoder.matches(current, user.password())) {
            throw new UserException.WrongPassword();
        }
    }

    /** Whoever shows what lets them do so needs no current password; it is spent in the same transaction. */
    void resetPassword(UUID id, String wanted, Runnable spend) {
        replacePassword(get(id), wanted, new PasswordChanged(id, true), spend);
    }

    private void replacePassword(User user, String wanted, PasswordChanged change, Runnable spend) {
        refuseBad(wanted, user.name(), user.displayName(), localPart(Objects.requireNonNullElse(user.email(), "")));
        var encoded = encode(wanted);
        transaction.executeWithoutResult(status -> {
            spend.run();
            store(user.id(), encoded);
            events.publishEvent(change);
        });
    }

    /** The same password, hashed anew because the algorithm became better. */
    void rehash(UUID id, String encoded) {
        transaction.executeWithoutResult(status -> store(id, encoded));
    }

    private void store(UUID id, String encoded) {
        var user = get(id);
        user.changePassword(encoded);
        repository.saveAndFlush(user);
    }

    private void insert(User user) {
        try {
            repository.saveAndFlush(user);
        } catch (DataIntegrityViolationException e) { // two chose the same name at the same moment
            throw new UserException.NameTaken();
        }
    }

    private String encode(String password) {
        return Objects.requireNonNull(encoder.encode(password));
    }

    private static String localPart(String email) {
        return email.replaceFirst("@[^@]*$", "");
    }

    private void refuseBad(String password, String... personal) {
        passwords.objection(password, personal).ifPresent(objection -> {
            throw new UserException.BadPassword(objection);
        });
    }
}
