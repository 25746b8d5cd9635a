package dev.slipway.auth;

import org.springframework.security.oauth2.core.oidc.OidcUserInfo;
import org.springframework.security.oauth2.server.authorization.oidc.authentication.OidcUserInfoAuthenticationContext;

/** What {@code /userinfo} answers: read when asked, so a changed profile shows at once. */
@FunctionalInterface
public interface UserInfo {

    OidcUserInfo of(OidcUserInfoAuthenticationContext context);
}
