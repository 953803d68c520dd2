package io.switchboard.platform.http;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.jspecify.annotations.Nullable;

/** A request and its response. Belongs to one thread. */
public final class HttpExchange {
    /** What is read of a refused body, so that the client that writes it all before it reads gets to the response. */
    private static final int DISCARDED_BYTES = 16 * 1024 * 1024;

    private static final int PIECE = 32_768;

    private final Request request;
    private final Response response;
    private final ServerLimits limits;
    private Map<String, String> parameters = Map.of();

    /** Writes the body of a response. */
    @FunctionalInterface
    public interface BodyWriter {
        /** Writes all of it. What it throws before anything has been sent can still become another response. */
        void writeTo(OutputStream out) throws IOException;
    }

    HttpExchange(Request request, Response response, ServerLimits limits) {
        this.request = request;
        this.response = response;
        this.limits = limits;
    }

    /** The method in upper case. */
    public String method() {
        return request.getMethod();
    }

    /** The path, decoded and without its parameters. */
    public String path() {
        return Request.getPathInContext(request);
    }

    /** The path and the query as sent. */
    public String uri() {
        return request.getHttpURI().getPathQuery();
    }

    /** The query as sent, without the question mark; empty if there is none. */
    public String query() {
        return Optional.ofNullable(request.getHttpURI().getQuery()).orElse("");
    }

    /** A header of the request; null if it has none of this name. */
    public @Nullable String header(String name) {
        return request.getHeaders().get(name);
    }

    /** What the path has where the template of its route has {@code {name}}. */
    public String parameter(String name) {
        return Optional.ofNullable(parameters.get(name)).orElseThrow();
    }

    void parameters(Map<String, String> found) {
        parameters = found;
    }

    /**
     * Reads the body as UTF-8.
     *
     * @throws HttpProblem 413 if it has more than {@value ServerLimits#BODY_BYTES} bytes
     * @throws IOException if it does not arrive in time
     */
    public String body() throws IOException {
        try (Deadline _ = Deadline.of(endPoint(), limits.receiving())) {
            byte[] bytes = request.getLength() > ServerLimits.BODY_BYTES
                    ? new byte[0]
                    : body(request).readNBytes(ServerLimits.BODY_BYTES + 1);
            if (request.getLength() > ServerLimits.BODY_BYTES || bytes.length > ServerLimits.BODY_BYTES) {
                throw new HttpProblem(413, "a body has at most " + ServerLimits.BODY_BYTES + " bytes");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    /** Adds a header to the response. */
    public HttpExchange with(String name, String value) {
        response.getHeaders().put(name, value);
        return this;
    }

    /** Sends a response without a body. */
    public void send(int status) throws IOException {
        response.setStatus(status);
        write(true, ByteBuffer.allocate(0));
    }

    /** Sends a response of text. */
    public void send(int status, String contentType, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        with("Content-Type", contentType).with("Content-Length", Integer.toString(bytes.length));
        response.setStatus(status);
        write(true, ByteBuffer.wrap(bytes));
    }

    /**
     * Sends a response in pieces, each as soon as it is full or flushed. If the writer fails after the first piece, the
     * connection ends without the end of the response.
     */
    public void stream(int status, String contentType, BodyWriter writer) throws IOException {
        with("Content-Type", contentType);
        response.setStatus(status);
        OutputStream out = new BufferedOutputStream(new ResponsePieces(), PIECE);
        writer.writeTo(out);
        out.flush();
        write(true, ByteBuffer.allocate(0));
    }

    /** Each write is a piece of the response. */
    private final class ResponsePieces extends OutputStream {
        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            HttpExchange.this.write(false, ByteBuffer.wrap(bytes, from, length));
        }
    }

    /** Sends a problem in place of what was prepared; fails if a part of that has been sent. */
    void refuse(HttpProblem problem) throws IOException {
        if (response.isCommitted()) {
            throw new IOException("a part of another response has been sent", problem);
        }
        response.getHeaders().remove("Content-Type");
        problem.headers().forEach(this::with);
        send(problem.status(), HttpProblem.CONTENT_TYPE, problem.json());
    }

    /** Reads what is left of the body once the response is sent. */
    void discardRest() throws IOException {
        if (request.getLength() == 0) {
            return;
        }
        try (Deadline _ = Deadline.of(endPoint(), limits.receiving())) {
            InputStream in = body(request);
            byte[] piece = new byte[PIECE];
            int read = 0;
            for (int n = in.read(piece); n >= 0; n = in.read(piece)) {
                read += n;
                if (read > DISCARDED_BYTES) {
                    throw new IOException("a refused body has more than " + DISCARDED_BYTES + " bytes");
                }
            }
        }
    }

    EndPoint endPoint() {
        return request.getConnectionMetaData().getConnection().getEndPoint();
    }

    private static InputStream body(Request request) {
        return Content.Source.asInputStream(request);
    }

    private void write(boolean last, ByteBuffer piece) throws IOException {
        try (Deadline _ = Deadline.of(endPoint(), limits.writing())) {
            Content.Sink.write(response, last, piece);
        }
    }
}
