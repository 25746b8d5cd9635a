package dev.slipway.auth;

import java.net.URI;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** The one address people and tokens know this installation by: issuer, redirects and cookie flags follow from it. */
@ConfigurationProperties("slipway")
public record PublicOrigin(
        @DefaultValue("http://localhost:8080") URI publicUrl) {

    public PublicOrigin {
        if (publicUrl.getHost() == null
                || publicUrl.getUserInfo() != null
                || !List.of("http", "https").contains(publicUrl.getScheme())
                || !publicUrl.toString().equals(publicUrl.getScheme() + "://" + publicUrl.getAuthority())) {
            throw new StartRefused(
                    "slipway.public-url is '" + publicUrl + "', which is no plain origin.",
                    "Give http or https, host and, where it is not the usual one, port; no path and no slash at the"
                            + " end.");
        }
    }

    public String issuer() {
        return publicUrl.toString();
    }

    public boolean secure() {
        return "https".equals(publicUrl.getScheme());
    }

    int port() {
        if (publicUrl.getPort() != -1) {
            return publicUrl.getPort();
        }
        return secure() ? 443 : 80;
    }

    public String at(String path) {
        return publicUrl + path;
    }
}
