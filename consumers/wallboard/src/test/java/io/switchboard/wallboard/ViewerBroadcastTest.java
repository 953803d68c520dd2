package io.switchboard.wallboard;

import static io.switchboard.wallboard.BoardRecords.TEN;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.switchboard.Status;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import reactor.core.Exceptions;

/** What viewers are sent. */
class ViewerBroadcastTest {
    private final WallboardModel board = new WallboardModel(new StreamTime(InstantSource.fixed(TEN)));
    private final ViewerBroadcast broadcast = new ViewerBroadcast();

    @Test
    void shouldSendTheWholePictureFirstAndThenWhatDiffers() {
        List<byte[]> events = new ArrayList<>();
        tell("7", Status.READY);
        broadcast.events().subscribe(events::add);
        tell("8", Status.PAUSED);

        assertThat(text(events.getFirst()))
                .startsWith("event: picture\ndata: {")
                .endsWith("}\n\n");
        assertThat(json(events.getFirst()).at("/agents/put/acme~1convoso~17").toString())
                .isEqualTo("{\"who\":{\"account\":\"acme\",\"vendor\":\"convoso\",\"id\":\"7\",\"name\":\"Agent 7\"},"
                        + "\"status\":\"READY\",\"word\":\"READY\",\"since\":1785578400000,"
                        + "\"strip\":[[0,\"OFFLINE\"],[1785578400000,\"READY\"]]}");
        assertThat(text(events.get(1))).startsWith("event: difference\n");
        assertThat(json(events.get(1)).at("/agents/put").fieldNames())
                .toIterable()
                .containsExactly("acme/convoso/8");
        assertThat(json(events.get(1)).at("/changes")).hasSize(1);
    }

    @Test
    void shouldTellWhoIsGone() {
        List<byte[]> events = new ArrayList<>();
        tell("7", Status.READY);
        broadcast.events().subscribe(events::add);
        broadcast.publish(WallboardSnapshot.EMPTY);

        assertThat(json(events.getLast()).at("/agents/gone/0").asText()).isEqualTo("acme/convoso/7");
    }

    @Test
    void shouldGiveWhoComesLaterTheSameAsWhoWasThere() {
        List<byte[]> early = new ArrayList<>();
        List<byte[]> late = new ArrayList<>();
        broadcast.events().subscribe(early::add);
        tell("7", Status.READY);
        broadcast.events().subscribe(late::add);
        tell("7", Status.PAUSED);

        assertThat(json(late.getFirst()).at("/agents"))
                .isEqualTo(json(early.get(1)).at("/agents"));
        assertThat(late.getLast()).isSameAs(early.getLast());
    }

    @Test
    void shouldMakeTheWholePictureOnceForAll() {
        List<byte[]> events = new ArrayList<>();
        tell("7", Status.READY);
        broadcast.events().subscribe(events::add);
        broadcast.events().subscribe(events::add);

        assertThat(events.getFirst()).isSameAs(events.getLast());
    }

    @Test
    void shouldLetGoOfAViewerWhoIsTooFarBehind() {
        List<byte[]> events = new ArrayList<>();
        broadcast.events().subscribe(events::add);
        try (Stream<byte[]> slow = broadcast.events().toStream(1)) {
            for (int i = 0; i < ViewerBroadcast.BEHIND + 1; i++) {
                tell("" + i, Status.READY);
            }
            Iterator<byte[]> seen = slow.iterator();

            assertThat(events).hasSize(ViewerBroadcast.BEHIND + 2);
            for (int i = 0; i < ViewerBroadcast.BEHIND; i++) {
                assertThat(seen.next()).isSameAs(events.get(i));
            }
            assertThatThrownBy(seen::next).matches(Exceptions::isOverflow);
        }
    }

    @Test
    void shouldEndAlthoughSomethingIsBeingPublished() {
        List<CompletableFuture<Void>> ending = new ArrayList<>();
        List<String> ended = new ArrayList<>();
        broadcast
                .events()
                .skip(1)
                .subscribe(_ -> ending.add(beside(broadcast::end)), _ -> ended.add("failed"), () -> ended.add("ended"));

        tell("7", Status.READY);

        ending.getFirst().join();
        assertThat(ended).containsExactly("ended");
    }

    @Test
    void shouldNotFailToPublishWhileItEnds() {
        List<CompletableFuture<Void>> publishing = new ArrayList<>();
        broadcast
                .events()
                .subscribe(
                        _ -> {},
                        _ -> {},
                        () -> publishing.add(beside(() -> broadcast.publish(WallboardSnapshot.EMPTY))));

        broadcast.end();

        assertThat(publishing).hasSize(1).first().satisfies(CompletableFuture::join);
    }

    @Test
    void shouldNotTakeTheTimeForNews() {
        tell("7", Status.READY);
        WallboardSnapshot before = broadcast.latest();
        WallboardSnapshot after = new WallboardSnapshot(
                before.now() + 1_000, 7, true, before.agents(), before.queues(), before.targets(), before.changes());

        assertThat(WallboardDelta.between(before, after).isOfTimeOnly(before)).isTrue();
        assertThat(WallboardDelta.between(WallboardSnapshot.EMPTY, after).isOfTimeOnly(WallboardSnapshot.EMPTY))
                .isFalse();
    }

    private void tell(String agent, Status status) {
        board.take(BoardRecords.end(1, TEN).build());
        board.take(BoardRecords.changed(agent, TEN, Status.OFFLINE, status));
        broadcast.publish(board.picture(true));
    }

    /**
     * Begun by another thread while this one is inside the broadcast; it is left after a moment, to let the other in.
     */
    private static CompletableFuture<Void> beside(Runnable doing) {
        CompletableFuture<Void> done = CompletableFuture.runAsync(doing);
        done.handle((_, _) -> true)
                .completeOnTimeout(false, 100, TimeUnit.MILLISECONDS)
                .join();
        return done;
    }

    private static String text(byte[] event) {
        return new String(event, UTF_8);
    }

    private static JsonNode json(byte[] event) {
        try {
            return new JsonMapper().readTree(text(event).lines().toList().get(1).substring("data: ".length()));
        } catch (JacksonException e) {
            throw new AssertionError(text(event), e);
        }
    }
}
