package io.switchboard.platform.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Map;
import org.eclipse.jetty.http.HttpStatus;

/**
 * A request that is refused, as RFC 9457 describes it: {@code application/problem+json} with type, title, status and
 * detail. The detail says what is wrong and what would be right; clients see it.
 */
public final class HttpProblem extends RuntimeException {
    static final String CONTENT_TYPE = "application/problem+json";
    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient Map<String, String> headers;

    /**
     * A problem.
     *
     * @param status 400 to 599
     * @param detail what is wrong and what to do
     */
    public HttpProblem(int status, String detail) {
        this(status, detail, Map.of());
    }

    /** A problem whose response has further headers. */
    public HttpProblem(int status, String detail, Map<String, String> headers) {
        super(detail, null, false, false);
        this.status = status;
        this.headers = Map.copyOf(headers);
    }

    /**
     * A problem that passes by itself.
     *
     * @param status 429 or 503
     * @param seconds after which to try again
     */
    public static HttpProblem temporary(int status, String detail, int seconds) {
        return new HttpProblem(status, detail, Map.of("Retry-After", Integer.toString(seconds)));
    }

    /** The status of the response. */
    public int status() {
        return status;
    }

    Map<String, String> headers() {
        return headers;
    }

    /** The body of the response. */
    String json() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("type", "about:blank")
                .put("title", HttpStatus.getMessage(status))
                .put("status", status)
                .put("detail", getMessage())
                .toString();
    }
}
