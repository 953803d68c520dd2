package io.switchboard.collector.http;

import io.switchboard.collector.decode.ResponseDecoder;
import io.switchboard.collector.http.CallResult.CallCost;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * Makes one account's calls of one API: each waits its turn, is signed and sent, signed once more if the vendor does
 * not accept the proof, and made again where the vendor's own rules say so. Always ends in a {@link CallResult}.
 */
public final class RetryingClient {
    private static final Set<Integer> NOT_ACCEPTED = Set.of(401, 403);

    /** So short a pause is waited for within the call, as clocks and timers do not agree to the millisecond. */
    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(1);

    private final VendorClient client;
    private final AccountAccess access;
    private final RetryPauses retries;
    private final Scheduler time;
    private volatile boolean renewedInVain;

    /** What an account's APIs share: where the vendor is, who we are, and how often we may call. */
    public record AccountAccess(ApiEndpoint server, Credential credential, RateLimiter throttle) {}

    /** @param time waits between attempts */
    public RetryingClient(VendorClient client, AccountAccess access, RetryPauses retries, Scheduler time) {
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
    public Mono<CallResult> call(ApiCall request, Supplier<ResponseDecoder> decoder) {
        return attempt(request, decoder, 0, true);
    }

    /**
     * An attempt's outcome.
     *
     * @param signed the request with its proof, or without one if there was none to be had
     * @param renewed whether the proof was renewed for it
     */
    private record CallAttempt(ApiCall signed, CallResult reply, boolean renewed) {}

    private Mono<CallResult> attempt(
            ApiCall request, Supplier<ResponseDecoder> decoder, int attempts, boolean mayRenew) {
        return acceptedOrNot(request, decoder, mayRenew)
                .flatMap(made -> pause(made.reply(), attempts)
                        .map(pause -> Mono.delay(pause, time)
                                .then(attempt(request, decoder, attempts + 1, mayRenew && !made.renewed())))
                        .orElseGet(() -> Mono.just(made.reply())));
    }

    private Optional<Duration> pause(CallResult reply, int attempts) {
        return reply instanceof CallResult.UnansweredCall(CallFailure failure, var exchange)
                ? retries.pause(failure, attempts)
                : Optional.empty();
    }

    private Mono<CallAttempt> acceptedOrNot(ApiCall request, Supplier<ResponseDecoder> decoder, boolean mayRenew) {
        return send(request, decoder)
                .flatMap(first -> mayRenew && isRenewed(first)
                        ? send(request, decoder).map(this::afterRenewal)
                        : Mono.just(first));
    }

    private boolean isRenewed(CallAttempt attempt) {
        if (isNotAccepted(attempt.reply())) {
            return access.credential().renew(attempt.signed(), renewedInVain);
        }
        renewedInVain &= attempt.reply() instanceof CallResult.UnansweredCall;
        return false;
    }

    private CallAttempt afterRenewal(CallAttempt second) {
        renewedInVain = isNotAccepted(second.reply());
        return new CallAttempt(second.signed(), second.reply(), true);
    }

    /** A proof that has run out is refused with 401, as it should be, or with 403. */
    private static boolean isNotAccepted(CallResult reply) {
        return reply instanceof CallResult.UnansweredCall(CallFailure.Refused _, CallCost exchange)
                && exchange.status().filter(NOT_ACCEPTED::contains).isPresent();
    }

    private Mono<CallAttempt> send(ApiCall request, Supplier<ResponseDecoder> decoder) {
        return access.throttle()
                .turn()
                .then(Mono.defer(() -> sendUnlessPaused(request, decoder)))
                .onErrorResume(
                        FailedCall.class,
                        failed -> Mono.just(new CallAttempt(
                                request, new CallResult.UnansweredCall(failed.failure(), CallCost.NONE), false)))
                .doOnNext(this::noteFailure);
    }

    /** A pause that the vendor has asked the account for, at a call of whichever API, is every call's. */
    private Mono<CallAttempt> sendUnlessPaused(ApiCall request, Supplier<ResponseDecoder> decoder) {
        Duration left = access.throttle().pause().left();
        if (left.compareTo(SHORTEST_PAUSE) > 0) {
            return Mono.error(new FailedCall(new CallFailure.Throttled(
                    "the vendor has asked the account to stay away for another " + left.toSeconds() + " s",
                    Optional.of(left))));
        }
        return (left.isZero() ? Mono.<Long>empty() : Mono.delay(left, time))
                .then(access.server().address())
                .flatMap(address -> access.credential().sign(request.at(address.toString())))
                .flatMap(signed -> client.send(signed, decoder.get())
                        .doOnNext(reply -> access.throttle().pause().after(reply))
                        .doOnNext(reply -> access.credential().answered(signed, reply.exchange()))
                        .map(reply -> new CallAttempt(signed, reply, false)));
    }

    private void noteFailure(CallAttempt attempt) {
        if (attempt.reply() instanceof CallResult.UnansweredCall failed) {
            access.server().failed(failed);
        }
    }
}
