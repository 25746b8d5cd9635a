package dev.slipway.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * What stands behind the gateway in all its tests; one of order's two replicas is never there. Filters read settings before a registrar of
 * properties would be asked, so an initializer sets them.
 */
class Neighbours implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    static final StubAuth AUTH = new StubAuth();
    static final StubServer TODO = new StubServer();
    static final StubServer CATALOG = new StubServer();
    static final StubServer ORDER = new StubServer();

    static final List<StubServer> ALL = List.of(TODO, CATALOG, ORDER, AUTH.server);

    static final String NOBODY = "http://localhost:" + unusedPort();

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        TestPropertyValues.of(settings()).applyTo(context);
    }

    static Map<String, String> settings() {
        var settings = new LinkedHashMap<String, String>();
        settings.put("slipway.gateway.client-secret", "secret");
        settings.put("slipway.gateway.deadline", "1500ms");
        settings.put("slipway.gateway.upstreams.todo", TODO.url());
        settings.put("slipway.gateway.upstreams.catalog", CATALOG.url());
        settings.put("slipway.gateway.upstreams.order", NOBODY + "," + ORDER.url());
        settings.put("slipway.gateway.upstreams.auth", AUTH.server.url());
        return settings;
    }

    static int unusedPort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
