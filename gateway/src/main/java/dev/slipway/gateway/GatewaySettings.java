package dev.slipway.gateway;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.PositiveOrZero;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Who stands behind the door, and how long is waited for them.
 *
 * @param upstreams for each service the addresses of its replicas, separated by commas; one without any is absent, and so are its routes
 * @param deadline within which the first byte of an answer goes out, whatever hangs behind; a little less than the five seconds promised
 * @param silence how long a live stream may say nothing; longer than the services' heartbeat
 * @param connect how long a replica may take to accept a connection before the next one is tried
 * @param webApp folder of the built web app, for places where no nginx serves it; where it holds none, the gateway shows a page of its own
 * @param proxies how many proxies of ours every request passes before this door, each of which adds to {@code X-Forwarded-For}
 * @param maxBody of a request; a larger one is refused before any service sees it
 * @param bodyTime within which a request's body has to be here; a slower one is given up
 */
@Validated
@ConfigurationProperties("slipway.gateway")
public record GatewaySettings(
        @NotEmpty Map<String, List<URI>> upstreams,
        @DefaultValue("4700ms") Duration deadline,
        @DefaultValue("1s") Duration connect,
        @DefaultValue("45s") Duration silence,
        @Nullable Path webApp,
        @DefaultValue("0") @PositiveOrZero int proxies,
        @DefaultValue("256KB") DataSize maxBody,
        @DefaultValue("10s") Duration bodyTime) {}
