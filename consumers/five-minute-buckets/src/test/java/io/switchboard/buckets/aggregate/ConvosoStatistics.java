package io.switchboard.buckets.aggregate;

import io.switchboard.Outcome;
import io.switchboard.buckets.aggregate.Recording.Feed;
import io.switchboard.buckets.aggregate.Vendor.Said;
import io.switchboard.convoso.agentmonitor.totals.Totals;
import io.switchboard.topic.Dataset;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * What Convoso counts of an account since midnight, restated now and then, and begun again once where the service is
 * restarted. A restatement takes back calls, never the time that agents were ready.
 */
final class ConvosoStatistics implements Centre {
    static final ZoneId ZONE = ZoneId.of("America/Los_Angeles");

    /** A clockless row that falls so soon after midnight may be restated or of a new day. */
    private static final Duration NOBODY_KNOWS = Duration.ofMinutes(5);

    /** What falls so soon after the counters began may be restated or begun again. */
    private static final Duration SETTLED = Duration.ofMinutes(45);

    /** So far apart polls may be for their pace to say something. */
    private static final Duration WATCHED = Duration.ofMinutes(5);

    private static final int AGENTS = 5;
    private static final int TICK_SEC = 30;

    private final String account;
    private final Random random;
    private final Vendor vendor;
    private final Schedule schedule;
    private @Nullable Duration lag;
    private @Nullable LocalDate day;
    private @Nullable Totals shown;
    private boolean countsOn;
    private @Nullable Instant lastPoll;
    private @Nullable LocalDate lastDay;
    private boolean begun;
    private Instant restart = Instant.MAX;
    private Instant settledFrom = Instant.MIN;
    private long idleSec = 400_000;
    private int calls = 500;
    private int queueCalls = 300;
    private int hopper;
    private boolean calm;

    ConvosoStatistics(String account, Random random, Vendor vendor, Schedule schedule) {
        this.account = account;
        this.random = random;
        this.vendor = vendor;
        this.schedule = schedule;
    }

    /** The vendor does not say when it counted, and begins its day so long after midnight. */
    ConvosoStatistics withoutClock(Duration late) {
        lag = late;
        return this;
    }

    /** Nor is the account's midnight the vendor's: it counts on. */
    ConvosoStatistics withoutMidnight() {
        countsOn = true;
        return withoutClock(NOBODY_KNOWS);
    }

    /** The service is restarted then. */
    ConvosoStatistics restartedAt(Instant when) {
        restart = when;
        return this;
    }

    @Override
    public void tick(Instant now, Recording recording) {
        LocalDate today = dayOf(lag == null ? now : now.minus(lag));
        if (day != null && !day.equals(today)) {
            beginDay(now);
        }
        day = today;
        if (!now.isBefore(restart)) {
            restart = Instant.MAX;
            begin(now);
            vendor.beginsAgain(this::isOurs);
        }
        if (!calm) {
            live(now);
        }
        if (schedule.isDue(now)) {
            poll(now, recording, today);
        }
    }

    private void beginDay(Instant now) {
        if (countsOn) {
            settledFrom = now.plus(SETTLED);
        } else {
            begin(now);
        }
    }

    private void begin(Instant now) {
        settledFrom = now.plus(SETTLED);
        begun = true;
        calls = 0;
        queueCalls = 0;
        idleSec = 0;
    }

    private boolean isOurs(Said said) {
        return said.account().equals(account) && said.thing().endsWith("\0all");
    }

    private void live(Instant now) {
        boolean mayFall = lag == null || dayOf(now).equals(dayOf(now.minus(NOBODY_KNOWS)));
        boolean restated = mayFall && !now.isBefore(settledFrom) && random.nextInt(40) == 0;
        calls = Math.max(0, calls + (restated ? -random.nextInt(40) : random.nextInt(3)));
        queueCalls = Math.max(0, queueCalls + (restated ? -random.nextInt(20) : random.nextInt(2)));
        hopper = random.nextInt(10) == 0 ? random.nextInt(100) : hopper;
        idleSec += AGENTS * TICK_SEC;
    }

    private void poll(Instant now, Recording recording, LocalDate today) {
        Feed feed = Feed.of(account, Dataset.CONVOSO_TOTALS, ZONE.getId());
        Outcome outcome = schedule.outcome(now);
        if (!Schedule.shows(outcome)) {
            recording.poll(feed, now, outcome, List.of(), List.of());
            return;
        }
        Totals row = VendorRows.totals(account, null, calls, queueCalls, hopper, idleSec);
        boolean same = row.equals(shown);
        judge(now, row, today);
        shown = row;
        Totals stamped =
                Totals.newBuilder(row).setMadeAt(lag == null ? now : null).build();
        recording.poll(feed, now, outcome, same ? List.of() : List.of(stamped), List.of());
        counts(today).forEach(vendor::saysOfDay);
    }

    private Map<Said, Long> counts(LocalDate of) {
        return Map.of(
                said(of, "campaign\0all", "offered"), (long) calls,
                said(of, "campaign\0all", "answered"), (long) calls,
                said(of, "campaign\0all", "talk_ms"), 60_000L * calls,
                said(of, "campaign\0all", "idle_ms"), 1_000L * idleSec,
                said(of, "queue\0all", "offered"), (long) queueCalls,
                said(of, "queue\0all", "answered"), (long) queueCalls);
    }

    /**
     * What one can know of the counters; where nobody polled, neither whether they were restated nor if they count on.
     */
    private void judge(Instant now, Totals row, LocalDate today) {
        boolean watched = lastPoll != null && !lastPoll.isBefore(now.minus(WATCHED));
        boolean sameDay = today.equals(lastDay);
        if (watched && !sameDay && countsOn) {
            vendor.countsOn(this::isOurs, startOf(Objects.requireNonNull(lastDay)), startOf(today));
        }
        if (!watched && sameDay && !begun && shown != null && isLess(row, shown)) {
            counts(today).forEach(vendor::fallsUnexplained);
        }
        lastPoll = now;
        lastDay = today;
        begun = false;
    }

    private static boolean isLess(Totals row, Totals before) {
        return row.getCallsToday() < before.getCallsToday() || row.getQueueCallsToday() < before.getQueueCallsToday();
    }

    private Said said(LocalDate of, String thing, String figure) {
        return new Said(account, thing, startOf(of), figure);
    }

    private static long startOf(LocalDate of) {
        return of.atStartOfDay(ZONE).toEpochSecond();
    }

    private static LocalDate dayOf(Instant instant) {
        return LocalDate.ofInstant(instant, ZONE);
    }

    @Override
    public void calm() {
        calm = true;
        schedule.calm();
    }
}
