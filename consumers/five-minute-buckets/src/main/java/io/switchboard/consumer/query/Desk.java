package io.switchboard.consumer.query;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/** Who is let in, to what, and who answers. Nothing here blocks the thread that calls it. */
final class Desk {
    private static final Logger LOG = LoggerFactory.getLogger(Desk.class);
    private static final Pattern CONVERSATIONS =
            Pattern.compile("/operations/api/account/([A-Za-z0-9._-]{1,64})/msgconversation");

    private final QuerySettings settings;
    private final ConversationsApi conversations;
    private final BucketsApi buckets;
    private final Forwarding forwarding;
    private final Scheduler readers;
    private final Semaphore slots;

    /** What a path answers to. */
    private record Route(List<HttpMethod> methods, Function<Asked, Answer> api) {}

    /**
     * A desk.
     *
     * @param readers whose threads may block; as many as requests are answered at once
     */
    Desk(
            QuerySettings settings,
            ConversationsApi conversations,
            BucketsApi buckets,
            Forwarding forwarding,
            Scheduler readers) {
        this.settings = settings;
        this.conversations = conversations;
        this.buckets = buckets;
        this.forwarding = forwarding;
        this.readers = readers;
        this.slots = new Semaphore(settings.concurrency());
    }

    Mono<Void> handle(HttpServerRequest request, HttpServerResponse response) {
        Reply reply = new Reply(response);
        if (!settings.token().isIn(request.requestHeaders().get(HttpHeaderNames.AUTHORIZATION))) {
            return reply.unauthorized();
        }
        Optional<Route> route = route(request.fullPath());
        if (route.isEmpty()) {
            return reply.notFound();
        }
        if (!route.get().methods().contains(request.method())) {
            return reply.notAllowed(
                    route.get().methods().stream().map(HttpMethod::name).collect(Collectors.joining(", ")));
        }
        if (!slots.tryAcquire()) {
            return reply.tooMany(settings.concurrency());
        }
        return RequestBody.read(request)
                .flatMap(body -> body.isTooLarge()
                        ? reply.tooLarge(RequestBody.MOST)
                        : answer(route.get().api(), asked(request, body), response))
                .doFinally(_ -> slots.release());
    }

    private Optional<Route> route(String path) {
        if (path.equals("/buckets")) {
            return Optional.of(new Route(List.of(HttpMethod.GET), buckets::answer));
        }
        Matcher account = CONVERSATIONS.matcher(path);
        return Optional.of(account).filter(Matcher::matches).map(found -> {
            String name = found.group(1);
            return new Route(List.of(HttpMethod.GET, HttpMethod.POST), asked -> conversations.answer(name, asked));
        });
    }

    private static Asked asked(HttpServerRequest request, RequestBody body) {
        return new Asked(
                request.uri(),
                Optional.of(body.text()).filter(_ -> request.method().equals(HttpMethod.POST)),
                request.requestHeaders().contains(Forwarding.HEADER));
    }

    /** All reading for a request is done by one thread: if it took a second one, that might be another request's. */
    private Mono<Void> answer(Function<Asked, Answer> api, Asked asked, HttpServerResponse response) {
        Reply reply = new Reply(response);
        return Mono.using(
                () -> Schedulers.single(readers),
                reader -> Mono.fromCallable(() -> api.apply(asked))
                        .subscribeOn(reader)
                        .flatMap(answer -> switch (answer) {
                            case Answer.Json json ->
                                reply.send(JsonBytes.of(json.parts()).subscribeOn(reader));
                            case Answer.Refused refused -> reply.badRequest(refused.faults());
                            case Answer.Elsewhere elsewhere -> pass(elsewhere, asked, response);
                        })
                        .onErrorResume(e -> response.hasSentHeaders() ? Mono.error(e) : explain(e, reply)),
                Scheduler::dispose);
    }

    private Mono<Void> pass(Answer.Elsewhere elsewhere, Asked asked, HttpServerResponse response) {
        Reply reply = new Reply(response);
        if (asked.forwarded()) {
            return reply.notReady("the account is moving from one instance to another");
        }
        String owner = Forwarding.authority(elsewhere.owner());
        return forwarding.pass(elsewhere.owner(), asked, response).onErrorResume(e -> {
            LOG.warn("The instance at {} does not answer: {}", owner, e.toString());
            return response.hasSentHeaders()
                    ? Mono.error(e)
                    : reply.notReady("the instance at " + owner + ", which has the account, does not answer");
        });
    }

    private static Mono<Void> explain(Throwable e, Reply reply) {
        if (e instanceof InvalidStateStoreException) {
            return reply.notReady("the buckets are not ready: " + e.getMessage());
        }
        LOG.error("A request cannot be answered", e);
        return reply.failed();
    }
}
