package dev.slipway.gateway;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** The one address that people and tokens know; everything that depends on scheme or host is derived from it. */
@ConfigurationProperties("slipway")
public record PublicUrl(URI publicUrl) {

    public PublicUrl {
        if (publicUrl.getHost() == null || !publicUrl.getPath().isEmpty()) {
            throw new IllegalArgumentException(
                    "slipway.public-url must be an origin such as https://shop.example.org, without a path: "
                            + publicUrl);
        }
    }

    public boolean secure() {
        return "https".equals(publicUrl.getScheme());
    }

    public String issuer() {
        return publicUrl.toString();
    }

    public String at(String path) {
        return publicUrl + path;
    }

    /** Browsers accept {@code __Host-} cookies over TLS only; they cannot be set by a neighbouring host. */
    public String cookie(String name) {
        return secure() ? "__Host-" + name : name;
    }

    public String scheme() {
        return publicUrl.getScheme();
    }

    public String host() {
        return publicUrl.getAuthority();
    }

    public int port() {
        return publicUrl.getPort() >= 0 ? publicUrl.getPort() : secure() ? 443 : 80;
    }
}
