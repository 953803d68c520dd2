package io.switchboard.wallboard;

import java.time.Duration;
import reactor.core.publisher.BufferOverflowStrategy;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

/** Sends every viewer the same: first the whole picture, then each difference. One thread publishes, any may end it. */
final class ViewerBroadcast {
    /** Differences that a viewer may be behind; then the connection ends, and the viewer begins again. */
    static final int BEHIND = 32;

    /** Sending fills the viewers' buffers: who comes meanwhile, to send or to end, waits that long. */
    private static final Duration SENDING = Duration.ofSeconds(1);

    private final Sinks.Many<WallboardEvent> moments = Sinks.many().replay().latestOrDefault(WallboardEvent.FIRST);
    private WallboardEvent latest = WallboardEvent.FIRST;

    /** Sends to all viewers; they are written to by threads of their own. After the end there is nobody to send to. */
    void publish(WallboardSnapshot picture) {
        latest = latest.next(picture, WallboardDelta.between(latest.picture(), picture));
        moments.emitNext(latest, Sinks.EmitFailureHandler.busyLooping(SENDING));
    }

    /** The picture that was published last. */
    WallboardSnapshot latest() {
        return latest.picture();
    }

    /** Ends every viewer's stream. */
    void end() {
        moments.emitComplete(Sinks.EmitFailureHandler.busyLooping(SENDING));
    }

    /** What one viewer is sent. Fails once the viewer is too far behind: nothing here ever waits for one. */
    Flux<byte[]> events() {
        return moments.asFlux()
                .onBackpressureBuffer(BEHIND, BufferOverflowStrategy.ERROR)
                .index((index, moment) -> index == 0 ? moment.whole() : moment.difference());
    }
}
