package io.switchboard.consumer.bucket;

import io.switchboard.Outcome;
import io.switchboard.consumer.bucket.Recording.Feed;
import io.switchboard.consumer.bucket.Vendor.Said;
import io.switchboard.convoso.agentmonitor.totals.Totals;
import io.switchboard.convoso.agentperformance.Performance;
import io.switchboard.topic.Dataset;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** What Convoso counts since midnight, of the account and of each agent, restated now and then. */
final class ConvosoCounters implements Centre {
    private static final ZoneId ZONE = ZoneId.of("America/Los_Angeles");
    private static final int AGENTS = 4;
    private static final Duration YESTERDAY_IS_ASKED_FOR = Duration.ofMinutes(40);

    /** A clockless row that falls so soon after midnight may be restated or of a new day. */
    private static final Duration NOBODY_KNOWS = Duration.ofMinutes(5);

    private final String account;
    private final Random random;
    private final Vendor vendor;
    private final Schedule totals;
    private final Schedule performance;
    private final Map<LocalDate, Map<String, Integer>> callsOfAgents = new TreeMap<>();
    private @Nullable Duration lag;
    private @Nullable LocalDate day;
    private @Nullable Totals shown;
    private int calls = 500;
    private int queueCalls = 300;
    private int hopper;
    private boolean calm;

    ConvosoCounters(String account, Random random, Vendor vendor, Schedule totals, Schedule performance) {
        this.account = account;
        this.random = random;
        this.vendor = vendor;
        this.totals = totals;
        this.performance = performance;
    }

    /** The vendor does not say when it counted, and begins its day so long after midnight. */
    ConvosoCounters withoutClock(Duration late) {
        lag = late;
        return this;
    }

    @Override
    public void tick(Instant now, Recording recording) {
        LocalDate today = dayOf(lag == null ? now : now.minus(lag));
        if (day != null && !day.equals(today)) {
            calls = 0;
            queueCalls = 0;
        }
        day = today;
        if (!calm) {
            live(now);
        }
        if (totals.isDue(now)) {
            pollTotals(now, recording, today);
        }
        if (performance.isDue(now)) {
            pollPerformance(now, recording);
        }
    }

    private void live(Instant now) {
        boolean mayFall = lag == null || dayOf(now).equals(dayOf(now.minus(NOBODY_KNOWS)));
        boolean restated = mayFall && random.nextInt(40) == 0;
        calls = Math.max(0, calls + (restated ? -random.nextInt(40) : random.nextInt(3)));
        queueCalls = Math.max(0, queueCalls + (restated ? -random.nextInt(20) : random.nextInt(2)));
        hopper = random.nextInt(10) == 0 ? random.nextInt(100) : hopper;
        LocalDate counted = dayOf(random.nextInt(6) == 0 ? now.minus(YESTERDAY_IS_ASKED_FOR) : now);
        String agent = "a" + random.nextInt(AGENTS);
        int more = random.nextInt(25) == 0 ? -random.nextInt(6) : random.nextInt(3);
        ofDay(counted).merge(agent, more, (before, add) -> Math.max(0, before + add));
        ofDay(counted).computeIfPresent(agent, (id, sum) -> Math.max(0, sum));
    }

    private Map<String, Integer> ofDay(LocalDate of) {
        return callsOfAgents.computeIfAbsent(of, absent -> new TreeMap<>());
    }

    private void pollTotals(Instant now, Recording recording, LocalDate today) {
        Feed feed = Feed.of(account, Dataset.CONVOSO_TOTALS, ZONE.getId());
        Outcome outcome = totals.outcome(now);
        if (!Schedule.shows(outcome)) {
            recording.poll(feed, now, outcome, List.of(), List.of());
            return;
        }
        Totals row = VendorRows.totals(account, null, calls, queueCalls, hopper);
        boolean same = row.equals(shown);
        shown = row;
        Totals stamped =
                Totals.newBuilder(row).setTime(lag == null ? now : null).build();
        recording.poll(feed, now, outcome, same ? List.of() : List.of(stamped), List.of());
        say(today, "campaign\0all", "offered", calls);
        say(today, "campaign\0all", "answered", calls);
        say(today, "campaign\0all", "talk_ms", 60_000L * calls);
        say(today, "queue\0all", "offered", queueCalls);
        say(today, "queue\0all", "answered", queueCalls);
    }

    private void pollPerformance(Instant now, Recording recording) {
        Feed feed = Feed.of(account, Dataset.CONVOSO_PERFORMANCE, ZONE.getId());
        Outcome outcome = performance.outcome(now);
        List<SpecificRecord> rows = new ArrayList<>();
        List<SpecificRecord> gone = new ArrayList<>();
        if (Schedule.shows(outcome)) {
            LocalDate first = dayOf(now.minus(YESTERDAY_IS_ASKED_FOR));
            first.datesUntil(dayOf(now).plusDays(1)).forEach(of -> rows.addAll(rows(of)));
            vanish(feed, dayOf(now), recording, gone);
            rows.removeIf(row -> gone.stream().anyMatch(other -> sameKey((Performance) row, (Performance) other)));
            rows.forEach(row -> say((Performance) row, ((Performance) row).getCalls()));
            gone.forEach(row -> say((Performance) row, 0));
        }
        recording.poll(feed, now, outcome, rows, gone);
    }

    private List<Performance> rows(LocalDate of) {
        return ofDay(of).entrySet().stream()
                .map(agent -> VendorRows.performance(account, agent.getKey(), of, agent.getValue()))
                .toList();
    }

    /** An agent's row goes, and what it counted with it. */
    private void vanish(Feed feed, LocalDate of, Recording recording, List<SpecificRecord> gone) {
        if (calm || random.nextInt(50) != 0) {
            return;
        }
        rows(of).stream().filter(row -> recording.has(feed, row)).findFirst().ifPresent(row -> {
            gone.add(row);
            ofDay(of).remove(row.getUserId());
        });
    }

    private static boolean sameKey(Performance one, Performance other) {
        return one.getUserId().equals(other.getUserId()) && one.getDateStart().equals(other.getDateStart());
    }

    /** A poll of the past finds the row of a day long ago. */
    void readAgain(Instant now, int daysAgo, Recording recording) {
        LocalDate of = dayOf(now).minusDays(daysAgo);
        Performance row = VendorRows.performance(account, "a1", of, 20 + of.getDayOfMonth());
        recording.shows(
                Feed.of(account, Dataset.CONVOSO_PERFORMANCE, ZONE.getId()).ofThePast(), now, row);
        say(row, row.getCalls());
    }

    private void say(Performance row, Integer sum) {
        LocalDate of = row.getDateStart();
        String agent = row.getUserId();
        say(of, agent, "contacts", sum);
        say(of, agent, "talk_sec", 60L * sum);
        say(of, agent, "logged_in_sec", 90L * sum);
    }

    private void say(LocalDate of, String thing, String figure, long amount) {
        vendor.saysOfDay(new Said(account, thing, of.atStartOfDay(ZONE).toEpochSecond(), figure), amount);
    }

    private static LocalDate dayOf(Instant instant) {
        return LocalDate.ofInstant(instant, ZONE);
    }

    @Override
    public void calm() {
        calm = true;
        totals.calm();
        performance.calm();
    }
}
