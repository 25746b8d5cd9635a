package dev.slipway.gateway;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.EncodedResourceResolver;
import org.springframework.web.servlet.resource.PathResourceResolver;

/**
 * Files for people. Where no nginx runs, the gateway serves the built web app, too, as {@code frontend/nginx/site.conf} does. Files are
 * looked for at each request: an app that is built later is there at once.
 */
@Configuration(proxyBeanMethods = false)
class Pages implements WebMvcConfigurer {

    /** First parts of the paths that are answered here and by the services: no page of the web app begins so. */
    static final Set<String> NOT_OF_THE_APP = Stream.of(
                    Routes.API.values().stream().flatMap(List::stream),
                    Routes.IDENTITY.stream(),
                    Stream.of("/session", "/docs", "/v3", "/webjars", "/actuator"))
            .flatMap(paths -> paths)
            .map(Pages::firstPart)
            .collect(Collectors.toUnmodifiableSet());

    private static final CacheControl FOR_GOOD =
            CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

    private final GatewaySettings settings;

    Pages(GatewaySettings settings) {
        this.settings = settings;
    }

    @Override
    public void addViewControllers(ViewControllerRegistry pages) {
        pages.addViewController("/").setViewName("forward:/index.html");
        pages.addViewController("/docs").setViewName("forward:/docs/index.html");
        pages.addRedirectViewController("/docs/", "/docs");
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry files) {
        var everything = files.addResourceHandler("/**").setCacheControl(CacheControl.noCache());
        if (settings.webApp() != null) {
            var app = settings.webApp().toAbsolutePath();
            everything.addResourceLocations(new FileSystemResource(app + "/"));
            // Their names change with their content; one that is gone is a 404, and never a page.
            files.addResourceHandler("/assets/**")
                    .addResourceLocations(new FileSystemResource(app + "/assets/"))
                    .setCacheControl(FOR_GOOD)
                    .resourceChain(false)
                    .addResolver(new EncodedResourceResolver())
                    .addResolver(new PathResourceResolver());
        }
        everything
                .addResourceLocations(new ClassPathResource("static/"))
                .resourceChain(false)
                .addResolver(new EncodedResourceResolver())
                .addResolver(new PageResolver());
    }

    private static String firstPart(String path) {
        var end = path.indexOf('/', 1);
        return end < 0 ? path : path.substring(0, end);
    }

    /** The web app finds its pages by itself: each is the one file. */
    private static class PageResolver extends PathResourceResolver {

        @Override
        protected @Nullable Resource getResource(String path, Resource location) throws IOException {
            var file = super.getResource(path, location);
            return file == null && location instanceof FileSystemResource && isPage(path)
                    ? super.getResource("index.html", location)
                    : file;
        }

        private static boolean isPage(String path) {
            var name = path.substring(path.lastIndexOf('/') + 1);
            return !name.contains(".") && !NOT_OF_THE_APP.contains(firstPart("/" + path));
        }
    }
}
