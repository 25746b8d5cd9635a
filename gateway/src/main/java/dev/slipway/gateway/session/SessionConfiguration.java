package dev.slipway.gateway.session;

import dev.slipway.gateway.Access;
import dev.slipway.gateway.PublicUrl;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.support.GenericConversionService;
import org.springframework.core.serializer.support.DeserializingConverter;
import org.springframework.core.serializer.support.SerializingConverter;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.encrypt.AesGcmBytesEncryptor;
import org.springframework.security.crypto.encrypt.BytesEncryptor;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;
import org.springframework.session.config.annotation.web.http.EnableSpringHttpSession;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.jdbc.PostgreSqlJdbcIndexedSessionRepositoryCustomizer;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Sessions in the gateway's own database, shared by its replicas, alive after a restart. */
@Configuration(proxyBeanMethods = false)
@EnableSpringHttpSession
class SessionConfiguration {

    /** The same for all replicas, and no secret: the password it goes with is random. */
    private static final String SALT = "736c697077617920";

    @Bean
    BrowserSessions sessionRepository(
            JdbcClient database, PlatformTransactionManager manager, StoredSessions stored, SessionSettings settings) {
        return new BrowserSessions(
                stored.sessions(), database, new TransactionTemplate(manager), settings.remembered());
    }

    @Bean
    StoredSessions storedSessions(
            JdbcOperations jdbc, PlatformTransactionManager manager, SessionSettings.Client client) {
        var sessions = new JdbcIndexedSessionRepository(jdbc, new TransactionTemplate(manager));
        sessions.setConversionService(
                sealed(AesGcmBytesEncryptor.withPassword(client.secret(), SALT).build()));
        sessions.setDefaultMaxInactiveInterval(SignIn.UNFINISHED);
        new PostgreSqlJdbcIndexedSessionRepositoryCustomizer().customize(sessions);
        sessions.afterPropertiesSet();
        return new StoredSessions(sessions);
    }

    /** A session's tokens are worth nothing to whoever reads a backup; with another client secret, people sign in again. */
    private static ConversionService sealed(BytesEncryptor seal) {
        var write = new SerializingConverter();
        var read = new DeserializingConverter(SessionConfiguration.class.getClassLoader());
        var conversion = new GenericConversionService();
        conversion.addConverter(Object.class, byte[].class, value -> seal.encrypt(write.convert(value)));
        conversion.addConverter(byte[].class, Object.class, bytes -> read.convert(seal.decrypt(bytes)));
        return conversion;
    }

    /** A caller with a token of its own has no session: its cookies are not even looked at. */
    @Bean
    CookieSerializer cookieSerializer(PublicUrl url) {
        var cookies = new DefaultCookieSerializer() {
            @Override
            public List<String> readCookieValues(HttpServletRequest request) {
                return Access.bringsToken(request) ? List.of() : super.readCookieValues(request);
            }
        };
        cookies.setCookieName(url.cookie("SLIPWAY"));
        cookies.setCookiePath("/");
        cookies.setUseHttpOnlyCookie(true);
        cookies.setUseSecureCookie(url.secure());
        cookies.setSameSite("Lax");
        return cookies;
    }

    /** Keeps the plain repository from being taken for the one that serves requests. */
    record StoredSessions(JdbcIndexedSessionRepository repository) implements DisposableBean {

        @SuppressWarnings("unchecked")
        SessionRepository<Session> sessions() {
            return (SessionRepository<Session>) (SessionRepository<?>) repository;
        }

        @Override
        public void destroy() {
            repository.destroy();
        }
    }
}
