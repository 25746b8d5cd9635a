package dev.slipway.e2e;

import java.net.URI;
import java.net.http.HttpRequest;

/**
 * How a stack is reached. Inside a cluster the public address may lead nowhere: requests then go to an entrance there, in the name of the
 * public address, so that tokens, cookies and redirects are those that people get.
 *
 * @param publicUrl the address that tokens and redirects name
 * @param entrance where requests really go
 */
public record Door(URI publicUrl, URI entrance) {

    static {
        System.setProperty("jdk.httpclient.allowRestrictedHeaders", "host"); // read once, when the first client is made
    }

    static Door at(URI url) {
        return new Door(url, url);
    }

    URI address(String path) {
        return publicUrl.resolve(path);
    }

    /** A request to a public address, by the way that leads there. */
    HttpRequest.Builder to(URI address) {
        if (entrance.equals(publicUrl)) {
            return HttpRequest.newBuilder(address);
        }
        var query = address.getRawQuery() == null ? "" : "?" + address.getRawQuery();
        return HttpRequest.newBuilder(entrance.resolve(address.getRawPath() + query))
                .header("Host", publicUrl.getRawAuthority());
    }
}
