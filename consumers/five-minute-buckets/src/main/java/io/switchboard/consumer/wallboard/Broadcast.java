package io.switchboard.consumer.wallboard;

import reactor.core.publisher.BufferOverflowStrategy;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

/** Tells every viewer the same: first the whole picture, then each difference. One thread publishes. */
final class Broadcast {
    /** Differences that a viewer may be behind; then the connection ends, and the viewer begins anew. */
    static final int BEHIND = 32;

    private final Sinks.Many<Moment> moments = Sinks.many().replay().latestOrDefault(Moment.FIRST);
    private Moment latest = Moment.FIRST;

    /** Tells all viewers; they are written to by threads of their own. */
    void publish(Picture picture) {
        latest = latest.next(picture, Difference.between(latest.picture(), picture));
        moments.emitNext(latest, Sinks.EmitFailureHandler.FAIL_FAST);
    }

    /** The picture that was published last. */
    Picture latest() {
        return latest.picture();
    }

    /** Ends every viewer's stream. */
    void end() {
        moments.tryEmitComplete();
    }

    /** What one viewer is sent. Fails once the viewer is too far behind: nothing here ever waits for one. */
    Flux<byte[]> events() {
        return moments.asFlux()
                .onBackpressureBuffer(BEHIND, BufferOverflowStrategy.ERROR)
                .index((index, moment) -> index == 0 ? moment.whole() : moment.difference());
    }
}
