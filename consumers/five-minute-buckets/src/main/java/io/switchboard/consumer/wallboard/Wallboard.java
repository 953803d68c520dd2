package io.switchboard.consumer.wallboard;

import io.switchboard.consumer.run.Companion;
import io.switchboard.topic.Topics;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.streams.KafkaStreams;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The wallboard beside the app's streams, of which it knows nothing: it reads the topics that they write. */
public final class Wallboard implements Companion {
    private static final Logger LOG = LoggerFactory.getLogger(Wallboard.class);
    private static final Duration WAITING = Duration.ofMillis(100);
    private static final Duration RESTING = Duration.ofSeconds(5);

    /** At most so often is something new shown. */
    private static final Duration SOONEST = Duration.ofMillis(300);

    /** At least so often something is sent: time, if nothing else. */
    private static final Duration LATEST = Duration.ofSeconds(1);

    private final Topics topics;
    private final Map<String, String> kafka;
    private final Map<String, String> schemaRegistry;
    private final Broadcast broadcast = new Broadcast();

    /** Of all boards: what is read anew is no poll that has just come. */
    private final StreamTime time = new StreamTime(InstantSource.system());

    private final BoardServer server;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread reader;
    private long publishedNanos = System.nanoTime();

    /**
     * Begins to listen and to read.
     *
     * @param kafka properties of Kafka's clients
     * @param schemaRegistry properties of the registry's client
     * @param topics what to read
     * @throws IllegalStateException if it cannot listen, saying what to do
     */
    public Wallboard(
            WallboardSettings settings, Map<String, String> kafka, Map<String, String> schemaRegistry, Topics topics) {
        this.kafka = Map.copyOf(kafka);
        this.schemaRegistry = Map.copyOf(schemaRegistry);
        this.topics = topics;
        this.server = new BoardServer(settings, broadcast);
        LOG.info("The wallboard is at http://{}:{}", settings.host(), server.port());
        this.reader = Thread.ofPlatform().name("wallboard").start(this::read);
    }

    /** The port it listens at. */
    public int port() {
        return server.port();
    }

    @Override
    public Map<String, Object> properties() {
        return Map.of();
    }

    @Override
    public void accompany(KafkaStreams streams) {}

    @Override
    public void close() {
        stop.countDown();
        server.close();
        try {
            reader.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A failure is not the end, nor the app's: the board is made anew, and what it showed last stays until then. */
    private void read() {
        while (stop.getCount() > 0) {
            try (HourReader hour = new HourReader(kafka, schemaRegistry, topics)) {
                show(hour, new Board(time));
            } catch (RuntimeException e) {
                LOG.warn("The wallboard cannot read, and tries again", e);
                rest(RESTING);
            }
        }
    }

    private void show(HourReader hour, Board board) {
        while (stop.getCount() > 0) {
            if (!hour.poll(WAITING, board::take)) {
                rest(WAITING);
            }
            if (System.nanoTime() - publishedNanos >= SOONEST.toNanos()) {
                publish(
                        hour.isUpToDate() || !broadcast.latest().ready()
                                ? board.picture(hour.isUpToDate())
                                : broadcast.latest().at(time));
            }
        }
    }

    /** Time alone is told less often than what is new. */
    private void publish(Picture picture) {
        boolean isDue = System.nanoTime() - publishedNanos >= LATEST.toNanos();
        if (isDue || !Difference.between(broadcast.latest(), picture).isOfTimeOnly(broadcast.latest())) {
            broadcast.publish(picture);
            publishedNanos = System.nanoTime();
        }
    }

    private void rest(Duration time) {
        try {
            boolean stopped = stop.await(time.toMillis(), TimeUnit.MILLISECONDS);
            LOG.trace("Rested; stopped: {}", stopped);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
