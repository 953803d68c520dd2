package io.switchboard.platform.http;

import java.io.IOException;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.pathmap.MatchedResource;
import org.eclipse.jetty.http.pathmap.PathMappings;
import org.eclipse.jetty.http.pathmap.UriTemplatePathSpec;

/**
 * Which handler answers which path and method. Other paths are refused with 404, other methods of a path with 405. Is
 * filled before the server starts.
 */
public final class Routes implements HttpHandler {
    private final PathMappings<SortedMap<String, HttpHandler>> routes = new PathMappings<>();
    private final String paths;

    /** @param paths the detail of a 404: which paths there are */
    public Routes(String paths) {
        this.paths = paths;
    }

    /**
     * Adds a route.
     *
     * @param path a URI template (RFC 6570, level 1), such as {@code /accounts/{account}}
     */
    public Routes add(String method, String path, HttpHandler handler) {
        UriTemplatePathSpec template = new UriTemplatePathSpec(path);
        SortedMap<String, HttpHandler> methods = routes.get(template);
        if (methods == null) {
            methods = new TreeMap<>();
            routes.put(template, methods);
        }
        methods.put(method, handler);
        return this;
    }

    /** Adds a route for GET. */
    public Routes get(String path, HttpHandler handler) {
        return add("GET", path, handler);
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        MatchedResource<SortedMap<String, HttpHandler>> found = routes.getMatched(exchange.path());
        if (found == null) {
            throw new HttpProblem(404, paths);
        }
        HttpHandler handler = found.getResource().get(exchange.method());
        if (handler == null) {
            String allowed = found.getResource().keySet().stream().collect(Collectors.joining(", "));
            throw new HttpProblem(405, "use " + allowed, Map.of("Allow", allowed));
        }
        if (found.getPathSpec() instanceof UriTemplatePathSpec template) {
            exchange.parameters(template.getPathParams(exchange.path()));
        }
        handler.handle(exchange);
    }
}
