package io.switchboard.collector.http;

import io.switchboard.collector.decode.AnswerDecoder;
import io.switchboard.collector.http.Reply.Exchange;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * Makes one account's calls of one API: each waits its turn, is signed and sent, signed anew once if the vendor does
 * not accept it, and made again where the vendor's own rules say so. Always ends in a {@link Reply}.
 */
public final class Caller {
    private final VendorClient client;
    private final Access access;
    private final Retries retries;
    private final Scheduler time;

    /** What an account's APIs share: where the vendor is, who we are, and how often we may call. */
    public record Access(Server server, Credential credential, Throttle throttle) {}

    /** @param time waits between attempts */
    public Caller(VendorClient client, Access access, Retries retries, Scheduler time) {
        this.client = client;
        this.access = access;
        this.retries = retries;
        this.time = time;
    }

    /**
     * Sends a request and decodes the answer.
     *
     * @param decoder makes the decoder of one attempt's answer
     */
    public Mono<Reply> call(Request request, Supplier<AnswerDecoder> decoder) {
        return attempt(request, decoder, 0);
    }

    private Mono<Reply> attempt(Request request, Supplier<AnswerDecoder> decoder, int attempts) {
        return acceptedOrNot(request, decoder)
                .flatMap(reply -> pause(reply, attempts)
                        .map(pause -> Mono.delay(pause, time).then(attempt(request, decoder, attempts + 1)))
                        .orElseGet(() -> Mono.just(reply)));
    }

    private Optional<Duration> pause(Reply reply, int attempts) {
        return reply instanceof Reply.Failed(Failure failure, var exchange)
                ? retries.pause(failure, attempts)
                : Optional.empty();
    }

    private Mono<Reply> acceptedOrNot(Request request, Supplier<AnswerDecoder> decoder) {
        return send(request, decoder)
                .flatMap(reply -> isUnauthorized(reply) && access.credential().renew()
                        ? send(request, decoder)
                        : Mono.just(reply));
    }

    private static boolean isUnauthorized(Reply reply) {
        return reply instanceof Reply.Failed(Failure.Refused refused, Exchange exchange)
                && exchange.status().equals(Optional.of(401));
    }

    private Mono<Reply> send(Request request, Supplier<AnswerDecoder> decoder) {
        return access.throttle()
                .turn()
                .then(access.server().address())
                .flatMap(address -> access.credential().sign(request.at(address.toString())))
                .flatMap(signed -> client.send(signed, decoder.get()))
                .onErrorResume(FailedCall.class, failed -> Mono.just(new Reply.Failed(failed.failure(), Exchange.NONE)))
                .doOnNext(this::noteFailure);
    }

    private void noteFailure(Reply reply) {
        if (reply instanceof Reply.Failed failed) {
            access.server().failed(failed);
        }
    }
}
