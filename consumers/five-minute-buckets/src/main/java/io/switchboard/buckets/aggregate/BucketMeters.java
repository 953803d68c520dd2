package io.switchboard.buckets.aggregate;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.switchboard.buckets.assemble.AssemblyMetrics;
import io.switchboard.buckets.assemble.PollEnd;
import io.switchboard.buckets.assemble.PollSeries;
import io.switchboard.buckets.store.BucketState;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the app counts. Labels are accounts, datasets and a few words of ours: never anything of which a vendor decides
 * how many there are. All of an account's are there, at zero, as soon as it is polled, for an increase from nothing is
 * not seen. Safe for threads.
 */
final class BucketMeters implements AssemblyMetrics {
    private static final String STATE = "state";
    private static final Duration[] LATENESS = {
        Duration.ofMinutes(1),
        Duration.ofMinutes(2),
        Duration.ofMinutes(3),
        Duration.ofMinutes(5),
        Duration.ofMinutes(10),
        Duration.ofMinutes(15),
        Duration.ofMinutes(30),
        Duration.ofHours(1)
    };

    private final MeterRegistry registry;
    private final Map<PollSeries, OfSeries> series = new ConcurrentHashMap<>();
    private final Map<OfWhat, OfBuckets> buckets = new ConcurrentHashMap<>();

    BucketMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    /** What buckets are of. */
    enum MeteredKind {
        AGENT,
        QUEUE
    }

    private record OfWhat(String account, MeteredKind kind) {}

    private record OfSeries(Counter polls, Counter incomplete, Counter late, Counter tooLate) {}

    private record OfBuckets(Counter open, Counter closed, Counter corrected, Timer lateness) {}

    @Override
    public void passedOn(PollSeries polled, boolean whole) {
        OfSeries meters = of(polled);
        meters.polls.increment();
        if (!whole) {
            meters.incomplete.increment();
        }
        for (MeteredKind kind : MeteredKind.values()) {
            of(new OfWhat(polled.account(), kind));
        }
    }

    @Override
    public void late(PollSeries polled) {
        of(polled).late.increment();
    }

    /** Changes of so many buckets came when these were not known any more. */
    void tooLate(PollSeries polled, int count) {
        of(polled).tooLate.increment(count);
    }

    /**
     * A revision of a bucket goes to subscribers. One of the present that becomes final is as late as the poll's end.
     *
     * @param bucketEnd epoch second
     * @param by the poll that leads to it
     */
    void issued(MeteredKind kind, long bucketEnd, BucketState.IssuedRevision issued, PollEnd by) {
        OfBuckets meters = of(new OfWhat(by.series().account(), kind));
        if (issued.corrected()) {
            meters.corrected.increment();
        } else if (!issued.isFinal()) {
            meters.open.increment();
        } else {
            meters.closed.increment();
            if (by.series().isLive()) {
                meters.lateness.record(Duration.ofMillis(by.completedAt()).minusSeconds(bucketEnd));
            }
        }
    }

    private OfSeries of(PollSeries polled) {
        return series.computeIfAbsent(polled, absent -> {
            Tags tags = Tags.of("account", absent.account(), "dataset", absent.dataset());
            return new OfSeries(
                    counter("switchboard.whole.polls", "Polls put together from their changes and counted", tags),
                    counter(
                            "switchboard.incomplete.polls",
                            "Polls counted although changes of them were missing",
                            tags),
                    counter("switchboard.late.records", "Records that came after their poll had been counted", tags),
                    counter("switchboard.too.late.corrections", "Buckets too old to be corrected, left alone", tags));
        });
    }

    private OfBuckets of(OfWhat what) {
        return buckets.computeIfAbsent(what, absent -> {
            Tags tags = Tags.of(
                    "account", absent.account, "kind", absent.kind.name().toLowerCase(Locale.ROOT));
            String help = "Revisions of buckets written, by what they are";
            return new OfBuckets(
                    counter("switchboard.buckets", help, tags.and(STATE, "open")),
                    counter("switchboard.buckets", help, tags.and(STATE, "final")),
                    counter("switchboard.buckets", help, tags.and(STATE, "corrected")),
                    Timer.builder("switchboard.bucket.lateness")
                            .description("From a bucket's end to the end of the poll that made it final")
                            .tags(tags)
                            .serviceLevelObjectives(LATENESS)
                            .register(registry));
        });
    }

    private Counter counter(String name, String description, Tags tags) {
        return Counter.builder(name).description(description).tags(tags).register(registry);
    }
}
