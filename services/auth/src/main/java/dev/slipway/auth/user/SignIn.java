package dev.slipway.auth.user;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsPasswordService;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.stereotype.Component;

/** For the framework, which hashes the password even where there is no such user, or a disabled one, so that time tells nothing. */
@Component
class SignIn implements UserDetailsService, UserDetailsPasswordService {

    private final Users users;

    SignIn(Users users) {
        this.users = users;
    }

    @Override
    public UserDetails loadUserByUsername(String name) {
        if (!SignInName.possible(name)) {
            throw new UsernameNotFoundException("no such user");
        }
        return users.find(new SignInName(name))
                .filter(User::enabled)
                .map(SignedIn::new)
                .orElseThrow(() -> new UsernameNotFoundException("no such user"));
    }

    @Override
    public UserDetails updatePassword(UserDetails user, @Nullable String encoded) {
        users.rehash(((SignedIn) user).id(), Objects.requireNonNull(encoded));
        return user;
    }
}
