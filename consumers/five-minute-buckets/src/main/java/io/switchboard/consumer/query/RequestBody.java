package io.switchboard.consumer.query;

import io.netty.handler.codec.http.HttpHeaderNames;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerRequest;

/** The body of a request, as much of it as is taken. Not thread-safe. */
final class RequestBody {
    /** Bytes that a body may have. */
    static final int MOST = 65_536;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private boolean tooLarge;

    /** Reads it until it is too large; one that says so itself is not read. */
    static Mono<RequestBody> read(HttpServerRequest request) {
        RequestBody body = new RequestBody();
        Integer declared = request.requestHeaders().getInt(HttpHeaderNames.CONTENT_LENGTH);
        if (declared != null && declared > MOST) {
            body.tooLarge = true;
            return Mono.just(body);
        }
        return request.receive()
                .asByteArray()
                .doOnNext(body::add)
                .takeUntil(_ -> body.tooLarge)
                .then(Mono.just(body));
    }

    boolean isTooLarge() {
        return tooLarge;
    }

    String text() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private void add(byte[] piece) {
        tooLarge |= bytes.size() + piece.length > MOST;
        if (!tooLarge) {
            bytes.writeBytes(piece);
        }
    }
}
