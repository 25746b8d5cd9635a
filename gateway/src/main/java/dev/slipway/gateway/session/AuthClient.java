package dev.slipway.gateway.session;

import dev.slipway.gateway.UpstreamClient;
import dev.slipway.gateway.Upstreams;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.http.HttpRequest;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.HttpComponentsClientHttpRequestFactory;
import org.springframework.http.client.support.HttpRequestWrapper;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestTemplate;

/** The back channel to auth: {@code http://auth} stands for whichever replica takes the connection, within two seconds. */
@Component
class AuthClient implements ClientHttpRequestInterceptor, DisposableBean {

    private final Upstreams upstreams;
    private final HttpComponentsClientHttpRequestFactory requests;

    AuthClient(Upstreams upstreams) {
        this.upstreams = upstreams;
        requests = new HttpComponentsClientHttpRequestFactory(UpstreamClient.withoutMemory(Duration.ofMillis(500)));
        requests.setConnectionRequestTimeout(Duration.ofMillis(500));
        requests.setReadTimeout(Duration.ofSeconds(2));
    }

    static String at(String path) {
        return "http://" + Upstreams.AUTH + path;
    }

    RestTemplate rest() {
        var rest = new RestTemplate(requests);
        rest.getInterceptors().add(this);
        return rest;
    }

    @Override
    public void destroy() throws Exception {
        requests.destroy();
    }

    @Override
    public ClientHttpResponse intercept(HttpRequest request, byte[] body, ClientHttpRequestExecution execution)
            throws IOException {
        IOException last = null;
        for (var replica : upstreams.inTurn(Upstreams.AUTH)) {
            try {
                return execution.execute(at(replica, request), body);
            } catch (IOException failure) {
                if (!UpstreamClient.neverArrived(failure)) {
                    throw failure;
                }
                replica.letRest();
                last = failure;
            }
        }
        throw last(last);
    }

    private static IOException last(@Nullable IOException failure) {
        return failure == null ? new IOException("auth has no replica") : failure;
    }

    private static HttpRequest at(Upstreams.Replica replica, HttpRequest request) {
        return new HttpRequestWrapper(request) {
            @Override
            public URI getURI() {
                return replica.at(request.getURI().getRawPath());
            }
        };
    }
}
