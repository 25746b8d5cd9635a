package dev.slipway.gateway.forwarding;

import static org.springframework.web.servlet.function.RequestPredicates.path;

import dev.slipway.gateway.GatewaySettings;
import dev.slipway.gateway.Problem;
import dev.slipway.gateway.UpstreamClient;
import dev.slipway.gateway.Upstreams;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.transport.RequestReplySenderContext;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.cloud.gateway.server.mvc.handler.ProxyExchange;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.function.RequestPredicate;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Carries one request to one replica and its answer back. The framework's own exchange can neither give up on a stream whose reader has
 * left (it reads to the end first) nor bound the time to the first byte without cutting live streams, too.
 */
@Component
class Forwarding implements ProxyExchange {

    private static final Logger log = LoggerFactory.getLogger(Forwarding.class);

    private static final Set<HttpMethod> READS = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    /** The one address whose answers go on as long as somebody listens. */
    private static final RequestPredicate EVENTS = path("/api/orders/*/events");

    private final CloseableHttpClient client;
    private final Upstreams upstreams;
    private final GatewaySettings settings;
    private final CrossingHeaders crossing;
    private final LiveStreams streams;
    private final Guards guards;
    private final ObservationRegistry observations;
    private final MeterRegistry meters;

    Forwarding(
            CloseableHttpClient client,
            Upstreams upstreams,
            GatewaySettings settings,
            CrossingHeaders crossing,
            LiveStreams streams,
            Guards guards,
            ObservationRegistry observations,
            MeterRegistry meters) {
        this.client = client;
        this.upstreams = upstreams;
        this.settings = settings;
        this.crossing = crossing;
        this.streams = streams;
        this.guards = guards;
        this.observations = observations;
        this.meters = meters;
    }

    @Override
    public ServerResponse exchange(Request request) {
        var service = Objects.requireNonNull(request.getUri()).getHost();
        return guards.guarded(service, () -> inTime(request, service));
    }

    private ServerResponse inTime(Request request, String service) {
        var spent = Entrance.since(request.getServerRequest().servletRequest());
        try (var deadline = new Deadline(settings.deadline().minus(spent))) {
            return carry(request, service, deadline);
        }
    }

    private ServerResponse carry(Request request, String service, Deadline deadline) {
        var attempts = new Attempts(upstreams.inTurn(service), mayRepeat(request));
        IOException last = null;
        for (var tries = 0; attempts.hasNext(); tries++) {
            if (tries > 0) {
                meters.counter("slipway.upstream.retries", "service", service).increment();
            }
            var replica = attempts.next();
            try {
                var answer = send(request, service, replica, deadline);
                if (answer.isFarewell()) {
                    replica.letRest();
                }
                if (!answer.isUnavailable() || !attempts.continuesWithout(replica)) {
                    return answer;
                }
                answer.discard();
            } catch (IOException failure) {
                last = failure;
                if (deadline.over()
                        || (failure instanceof SocketTimeoutException && !UpstreamClient.neverArrived(failure))) {
                    replica.letRest();
                    return failed(service, replica, failure, HttpStatus.GATEWAY_TIMEOUT, "did not answer in time");
                }
                if (!attempts.continuesAfter(failure, replica)) {
                    return failed(service, replica, failure, HttpStatus.BAD_GATEWAY, "broke the connection off");
                }
            }
        }
        return attempts.heard()
                ? failed(service, "every replica", last, HttpStatus.BAD_GATEWAY, "broke the connection off")
                : failed(service, "every replica", last, HttpStatus.SERVICE_UNAVAILABLE, "is not there at present");
    }

    /** A live stream is its reader's to open again. */
    private static boolean mayRepeat(Request request) {
        return READS.contains(request.getMethod()) && !EVENTS.test(request.getServerRequest());
    }

    private PassedOn send(Request request, String service, Upstreams.Replica replica, Deadline deadline)
            throws IOException {
        var context = new RequestReplySenderContext<HttpUriRequestBase, ClassicHttpResponse>(
                (carrier, key, value) -> Objects.requireNonNull(carrier).setHeader(key, value));
        var outgoing = outgoing(request, service, replica);
        context.setCarrier(outgoing);
        context.setRemoteServiceName(service);
        deadline.watch(outgoing);
        return Objects.requireNonNull(Observation.createNotStarted("slipway.upstream", () -> context, observations)
                .contextualName(request.getMethod().name().toLowerCase(Locale.ROOT) + " " + service)
                .lowCardinalityKeyValue("service", service)
                .<PassedOn, IOException>observeChecked(() -> answer(request, service, outgoing, context)));
    }

    private PassedOn answer(
            Request request,
            String service,
            HttpUriRequestBase outgoing,
            RequestReplySenderContext<HttpUriRequestBase, ClassicHttpResponse> context)
            throws IOException {
        var answer = open(outgoing);
        context.setResponse(answer);
        var passed = new PassedOn(outgoing, answer, streams);
        var headers = new HttpHeaders();
        for (var header : answer.getHeaders()) {
            headers.add(header.getName(), header.getValue());
        }
        var received = new Received(passed.statusCode(), headers);
        request.getResponseConsumers().forEach(it -> it.accept(received, passed));
        crossing.homeward(request.getServerRequest().servletRequest(), service, passed.headers());
        try {
            passed.begin();
            return passed;
        } catch (IOException failure) {
            outgoing.cancel();
            throw failure;
        }
    }

    /** A request that the deadline cancels between two of its steps fails by the client's own state, and has run out of time all the same. */
    private ClassicHttpResponse open(HttpUriRequestBase outgoing) throws IOException {
        try {
            return client.executeOpen(null, outgoing, null);
        } catch (IllegalStateException failure) {
            if (outgoing.isCancelled()) {
                throw new InterruptedIOException("cancelled at the deadline");
            }
            throw failure;
        }
    }

    private HttpUriRequestBase outgoing(Request request, String service, Upstreams.Replica replica) {
        var servlet = request.getServerRequest().servletRequest();
        var query = servlet.getQueryString();
        var path = Objects.requireNonNull(request.getUri()).getRawPath();
        var target = replica.at(query == null ? path : path + "?" + query);
        var outgoing = new HttpUriRequestBase(request.getMethod().name(), target);
        var headers = new HttpHeaders();
        headers.putAll(request.getHeaders());
        crossing.outward(servlet, service, headers);
        headers.forEach((name, values) -> values.forEach(value -> outgoing.addHeader(name, value)));
        var body = Bodies.of(request.getServerRequest());
        if (body.length > 0) {
            outgoing.setEntity(new ByteArrayEntity(body, null));
        }
        var silence = EVENTS.test(request.getServerRequest()) ? settings.silence() : settings.deadline();
        outgoing.setConfig(RequestConfig.custom()
                .setConnectionRequestTimeout(Timeout.of(settings.connect()))
                .setResponseTimeout(Timeout.of(silence))
                .build());
        return outgoing;
    }

    private ServerResponse failed(
            String service, Object where, @Nullable IOException failure, HttpStatus status, String how) {
        log.warn("{} at {} {}: {}", service, where, how, String.valueOf(failure));
        return Problem.of(
                        status, "The service behind this address, " + service + ", " + how + ". Try again in a moment.")
                .asResponse();
    }

    private record Received(HttpStatusCode status, HttpHeaders headers) implements Response {

        @Override
        public HttpStatusCode getStatusCode() {
            return status;
        }

        @Override
        public HttpHeaders getHeaders() {
            return headers;
        }
    }
}
