package io.switchboard.consumer.query;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerResponse;

/** Sends JSON: an answer, or what was wrong and what would be right. */
record Reply(HttpServerResponse response) {
    private static final String JSON = "application/json";
    private static final String SOON = "1";
    private static final int MOST_FAULTS = 20;

    /**
     * Sends the pieces. Nothing is sent before the first one is there: if there is none, the error can still be told.
     */
    Mono<Void> send(Flux<byte[]> pieces) {
        return pieces.<Void>switchOnFirst((first, all) -> {
                    if (first.isOnError()) {
                        return all.thenMany(Flux.<Void>empty());
                    }
                    return response.header(HttpHeaderNames.CONTENT_TYPE, JSON).sendByteArray(all);
                })
                .then();
    }

    Mono<Void> badRequest(List<String> faults) {
        int more = faults.size() - MOST_FAULTS;
        String listed = String.join("; ", faults.subList(0, Math.min(faults.size(), MOST_FAULTS)));
        return refuse(HttpResponseStatus.BAD_REQUEST, more > 0 ? listed + "; and " + more + " more" : listed);
    }

    Mono<Void> unauthorized() {
        response.header(HttpHeaderNames.WWW_AUTHENTICATE, "Bearer");
        return refuse(HttpResponseStatus.UNAUTHORIZED, "send Authorization: Bearer and the token of query.token");
    }

    Mono<Void> notFound() {
        return refuse(
                HttpResponseStatus.NOT_FOUND,
                "there are /buckets and /operations/api/account/{account}/msgconversation");
    }

    Mono<Void> notAllowed(String methods) {
        response.header(HttpHeaderNames.ALLOW, methods);
        return refuse(HttpResponseStatus.METHOD_NOT_ALLOWED, "use " + methods);
    }

    /** The rest of the body is discarded within limits: the connection ends with this. */
    Mono<Void> tooLarge(int most) {
        response.header(HttpHeaderNames.CONNECTION, "close");
        return refuse(HttpResponseStatus.REQUEST_ENTITY_TOO_LARGE, "a body has at most " + most + " bytes");
    }

    Mono<Void> tooMany(int most) {
        response.header(HttpHeaderNames.RETRY_AFTER, SOON);
        return refuse(
                HttpResponseStatus.TOO_MANY_REQUESTS, "at most " + most + " requests are answered at once; ask again");
    }

    Mono<Void> notReady(String why) {
        response.header(HttpHeaderNames.RETRY_AFTER, SOON);
        return refuse(HttpResponseStatus.SERVICE_UNAVAILABLE, why + "; ask again");
    }

    Mono<Void> failed() {
        return refuse(HttpResponseStatus.INTERNAL_SERVER_ERROR, "the answer cannot be made; the app's log says why");
    }

    private Mono<Void> refuse(HttpResponseStatus status, String error) {
        Answer.Part body = out -> {
            out.writeStartObject();
            out.writeStringField("error", error);
            out.writeEndObject();
        };
        response.status(status).header(HttpHeaderNames.CONTENT_TYPE, JSON);
        return response.sendByteArray(JsonBytes.of(Flux.just(body)).next()).then();
    }
}
