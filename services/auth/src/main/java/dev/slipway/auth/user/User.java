package dev.slipway.auth.user;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "users")
class User {

    @Id
    private UUID id;

    private String name;

    @SuppressWarnings("UnusedVariable") // only the database looks at it: unique, and searched by
    private String nameKey;

    private String displayName;
    private @Nullable String email;
    private String password;
    private boolean enabled;
    private Instant createdAt;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "user_role", joinColumns = @JoinColumn(name = "user_id"))
    @Column(name = "role")
    @Enumerated(EnumType.STRING)
    private Set<Role> roles;

    @Version
    private @Nullable Long version;

    @SuppressWarnings("NullAway.Init")
    protected User() {}

    User(UUID id, SignInName name, String displayName, @Nullable String email, String password, Instant createdAt) {
        this.id = id;
        this.name = name.value();
        this.nameKey = name.key();
        this.displayName = displayName;
        this.email = email;
        this.password = password;
        this.enabled = true;
        this.createdAt = createdAt.truncatedTo(ChronoUnit.MICROS);
        this.roles = EnumSet.of(Role.CUSTOMER);
    }

    /** The way back in where no administrator is left, so it opens the door, too. Whether that is a change. */
    boolean becomeAdmin() {
        return changeAccess(EnumSet.of(Role.CUSTOMER, Role.ADMIN), true);
    }

    /** Whether that is a change. */
    boolean changeAccess(Set<Role> roles, boolean enabled) {
        if (this.roles.equals(roles) && this.enabled == enabled) {
            return false;
        }
        this.roles.retainAll(roles);
        this.roles.addAll(roles);
        this.enabled = enabled;
        return true;
    }

    void changeDisplayName(String displayName) {
        this.displayName = displayName;
    }

    void changeEmail(String email) {
        this.email = email;
    }

    void changePassword(String encoded) {
        this.password = encoded;
    }

    UUID id() {
        return id;
    }

    String name() {
        return name;
    }

    String displayName() {
        return displayName;
    }

    @Nullable
    String email() {
        return email;
    }

    String password() {
        return password;
    }

    Instant createdAt() {
        return createdAt;
    }

    List<Role> roles() {
        return roles.stream().sorted().toList();
    }

    /** As they stand in tokens. */
    List<String> roleClaims() {
        return roles().stream().map(Role::claim).toList();
    }

    /** In words. */
    String access() {
        var roles = String.join(", ", roleClaims());
        return enabled ? roles : roles + "; disabled";
    }

    boolean enabled() {
        return enabled;
    }

    boolean isAdmin() {
        return enabled && roles.contains(Role.ADMIN);
    }

    long version() {
        return Objects.requireNonNull(version, "only what is stored has a version");
    }
}
