package dev.slipway.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.test.Certificate;
import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** A browser that trusts the certificate, keeps to the rules of {@code Secure}, and follows no redirect out of TLS. */
@GatewayTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ServedOverTlsTests {

    private final Certificate certificate = Certificate.selfSigned();
    private final int port = Neighbours.unusedPort();
    private final String url = "https://localhost:" + port;
    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);

    @Autowired
    private Environment settings;

    private OtherGateway gateway;

    @BeforeAll
    void start() {
        Neighbours.AUTH.issuer = url;
        gateway = OtherGateway.of(
                settings,
                Map.of(
                        "server.port", String.valueOf(port),
                        "server.ssl.certificate", certificate.pem().toUri().toString(),
                        "server.ssl.certificate-private-key",
                                certificate.key().toUri().toString(),
                        "slipway.public-url", url));
    }

    @AfterAll
    void stop() {
        gateway.close();
        Neighbours.AUTH.issuer = StubAuth.ISSUER;
    }

    @Test
    void signsInWithCookiesThatAreBoundToHostAndTransport() throws Exception {
        try (var browser = browser()) {
            get(browser, "/session/login");
            var form = HttpRequest.newBuilder(URI.create(url + "/login"))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString("username=alice&password=secret"));
            browser.send(form.build(), BodyHandlers.ofString());
            var me = get(browser, "/session/login?returnTo=/session/me");

            assertThat(me.uri()).hasToString(url + "/session/me");
            assertThat(me.body()).contains("\"signedIn\":true", "\"name\":\"alice\"");
            assertThat(cookies.getCookieStore().getCookies())
                    .filteredOn(it -> !it.getName().equals("AUTH")) // auth's stub knows nothing of TLS
                    .allSatisfy(it -> {
                        assertThat(it.getSecure()).isTrue();
                        assertThat(it.getPath()).isEqualTo("/");
                    })
                    .extracting(HttpCookie::getName)
                    .containsExactlyInAnyOrder("__Host-SLIPWAY", "__Host-XSRF-TOKEN");
        }
    }

    @Test
    void demandsTlsForAYearWithEveryAnswer() throws Exception {
        try (var browser = browser()) {
            for (var path :
                    new String[] {"/", "/docs", "/session/me", "/api/orders", "/api/products", "/nothing", "/login"}) {
                assertThat(get(browser, path).headers().allValues("Strict-Transport-Security"))
                        .as(path)
                        .containsExactly("max-age=31536000; includeSubDomains");
            }
        }
    }

    private HttpResponse<String> get(HttpClient browser, String path) throws IOException, InterruptedException {
        return browser.send(HttpRequest.newBuilder(URI.create(url + path)).build(), BodyHandlers.ofString());
    }

    private HttpClient browser() throws IOException, GeneralSecurityException {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .cookieHandler(cookies)
                .sslContext(trusting())
                .build();
    }

    private SSLContext trusting() throws IOException, GeneralSecurityException {
        var trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null, null);
        try (var pem = Files.newInputStream(certificate.pem())) {
            trusted.setCertificateEntry(
                    "gateway", CertificateFactory.getInstance("X.509").generateCertificate(pem));
        }
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        var context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}
