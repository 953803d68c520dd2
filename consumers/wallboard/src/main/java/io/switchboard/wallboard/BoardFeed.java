package io.switchboard.wallboard;

import io.switchboard.platform.ops.HealthPhase;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the topics into a board and publishes what it shows. Belongs to one thread. */
final class BoardFeed {
    private static final Logger LOG = LoggerFactory.getLogger(BoardFeed.class);
    private static final Duration WAITING = Duration.ofMillis(100);
    private static final Duration RESTING = Duration.ofSeconds(5);

    /** The shortest time between two publications. */
    private static final Duration SOONEST = Duration.ofMillis(300);

    /** The longest time between two publications: then the time is sent, if nothing else. */
    private static final Duration LATEST = Duration.ofSeconds(1);

    private final WallboardConfig config;
    private final ViewerBroadcast broadcast;
    private final Consumer<HealthPhase> health;

    /** Of all boards: what is read again is no poll that has just come. */
    private final StreamTime time = new StreamTime(InstantSource.system());

    private long publishedNanos = System.nanoTime();

    /**
     * A feed that has not begun.
     *
     * @param health is given how far the feed is, again and again
     */
    BoardFeed(WallboardConfig config, ViewerBroadcast broadcast, Consumer<HealthPhase> health) {
        this.config = config;
        this.broadcast = broadcast;
        this.health = health;
    }

    /**
     * Reads and publishes until it is asked to stop. A failure to read is not the end: the board is made again, and
     * what it showed last stays until then.
     *
     * @param stop reaches 0 when it is asked to stop
     */
    void run(CountDownLatch stop) throws InterruptedException {
        while (stop.getCount() > 0) {
            try (RecentRecords hour = new RecentRecords(config)) {
                show(hour, new WallboardModel(time), stop);
            } catch (RuntimeException e) {
                LOG.warn("The wallboard cannot read, and tries again", e);
                health.accept(HealthPhase.STARTING);
                rest(RESTING, stop);
            }
        }
    }

    private void show(RecentRecords hour, WallboardModel board, CountDownLatch stop) throws InterruptedException {
        while (stop.getCount() > 0) {
            if (hour.poll(WAITING, board::take)) {
                health.accept(hour.isUpToDate() ? HealthPhase.READY : HealthPhase.RESTORING);
            } else {
                rest(WAITING, stop);
            }
            if (System.nanoTime() - publishedNanos >= SOONEST.toNanos()) {
                publish(
                        hour.isUpToDate() || !broadcast.latest().ready()
                                ? board.picture(hour.isUpToDate())
                                : broadcast.latest().at(time));
            }
        }
    }

    /** Time alone is sent less often than what is new. */
    private void publish(WallboardSnapshot picture) {
        boolean isDue = System.nanoTime() - publishedNanos >= LATEST.toNanos();
        if (isDue || !WallboardDelta.between(broadcast.latest(), picture).isOfTimeOnly(broadcast.latest())) {
            broadcast.publish(picture);
            publishedNanos = System.nanoTime();
        }
    }

    private static void rest(Duration atMost, CountDownLatch stop) throws InterruptedException {
        boolean stopped = stop.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
        LOG.trace("Rested; stopped: {}", stopped);
    }
}
