package io.switchboard.buckets.aggregate;

import io.switchboard.Outcome;
import io.switchboard.buckets.aggregate.Recording.Feed;
import io.switchboard.buckets.aggregate.Vendor.Said;
import io.switchboard.convoso.agentperformance.Performance;
import io.switchboard.topic.Dataset;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;

/**
 * What Convoso counts of each agent since midnight, restated now and then, and begun again once, of one agent or of
 * all. A restatement takes back calls, never the time that an agent was ready.
 */
final class ConvosoPerformance implements Centre {
    private static final int AGENTS = 4;
    private static final Duration YESTERDAY_IS_ASKED_FOR = Duration.ofMinutes(40);

    /** What falls so soon after the counters began may be restated or begun again. */
    private static final Duration SETTLED = Duration.ofMinutes(45);

    private static final int TICK_SEC = 30;

    private final String account;
    private final Random random;
    private final Vendor vendor;
    private final Schedule schedule;
    private final Map<LocalDate, Map<String, Worked>> days = new TreeMap<>();
    private final Map<String, Instant> hidden = new TreeMap<>();
    private Instant restart = Instant.MAX;
    private Instant settledFrom = Instant.MIN;
    private boolean calm;

    /** What an agent has done of a day. */
    private record Worked(int calls, int waitSec) {
        static final Worked NOTHING = new Worked(0, 0);

        Worked plus(int more, int seconds) {
            return new Worked(Math.max(0, calls + more), waitSec + seconds);
        }
    }

    ConvosoPerformance(String account, Random random, Vendor vendor, Schedule schedule) {
        this.account = account;
        this.random = random;
        this.vendor = vendor;
        this.schedule = schedule;
    }

    /** The counters of one agent, or of all, begin again then. */
    ConvosoPerformance restartedAt(Instant when) {
        restart = when;
        return this;
    }

    @Override
    public void tick(Instant now, Recording recording) {
        LocalDate today = dayOf(now);
        if (!days.containsKey(today)) {
            open(now, today);
        }
        if (!now.isBefore(restart)) {
            restart(now, today);
        }
        if (!calm) {
            live(now, today);
        }
        if (schedule.isDue(now)) {
            poll(now, recording);
        }
    }

    private void open(Instant now, LocalDate today) {
        boolean first = days.isEmpty();
        settledFrom = first ? now : now.plus(SETTLED);
        for (int agent = 0; agent < AGENTS; agent++) {
            ofDay(today).put("a" + agent, first ? new Worked(100 + agent, 18_000) : Worked.NOTHING);
        }
    }

    private void restart(Instant now, LocalDate today) {
        restart = Instant.MAX;
        settledFrom = now.plus(SETTLED);
        String alone = random.nextBoolean() ? "a" + random.nextInt(AGENTS) : "";
        ofDay(today).replaceAll((agent, worked) -> alone.isEmpty() || alone.equals(agent) ? Worked.NOTHING : worked);
        long start = startOf(today);
        vendor.beginsAgain(said -> said.account().equals(account)
                && said.time() == start
                && (alone.isEmpty()
                        ? said.thing().startsWith("a")
                        : said.thing().equals(alone)));
    }

    private void live(Instant now, LocalDate today) {
        ofDay(today).replaceAll((agent, worked) -> worked.plus(0, TICK_SEC));
        LocalDate counted = random.nextInt(6) == 0 ? dayOf(now.minus(YESTERDAY_IS_ASKED_FOR)) : today;
        boolean restated = !now.isBefore(settledFrom) && random.nextInt(25) == 0;
        int more = restated ? -random.nextInt(6) : random.nextInt(3);
        String agent = "a" + random.nextInt(AGENTS);
        ofDay(counted).merge(agent, Worked.NOTHING.plus(more, 0), (before, added) -> before.plus(more, 0));
    }

    private Map<String, Worked> ofDay(LocalDate of) {
        return days.computeIfAbsent(of, absent -> new TreeMap<>());
    }

    private void poll(Instant now, Recording recording) {
        Feed feed = Feed.of(account, Dataset.CONVOSO_PERFORMANCE, ConvosoStatistics.ZONE.getId());
        Outcome outcome = schedule.outcome(now);
        List<SpecificRecord> rows = new ArrayList<>();
        if (Schedule.shows(outcome)) {
            LocalDate first = dayOf(now.minus(YESTERDAY_IS_ASKED_FOR));
            hide(feed, now, recording);
            first.datesUntil(dayOf(now).plusDays(1)).forEach(of -> rows.addAll(shown(of, now)));
            rows.forEach(row -> say((Performance) row, ((Performance) row).getCalls()));
        }
        recording.poll(feed, now, outcome, rows, List.of());
    }

    private List<Performance> shown(LocalDate of, Instant now) {
        boolean today = of.equals(dayOf(now));
        return rows(of).stream()
                .filter(row -> !today || !hidden.containsKey(row.getUserId()))
                .toList();
    }

    private List<Performance> rows(LocalDate of) {
        return ofDay(of).entrySet().stream()
                .map(agent -> VendorRows.performance(
                        account,
                        agent.getKey(),
                        of,
                        agent.getValue().calls(),
                        agent.getValue().waitSec()))
                .toList();
    }

    /** Answers lack an agent's row for some minutes, and then show it as if nothing had been. */
    private void hide(Feed feed, Instant now, Recording recording) {
        hidden.values().removeIf(until -> calm || !now.isBefore(until));
        LocalDate of = dayOf(now);
        if (calm || now.isBefore(settledFrom) || !hidden.isEmpty() || random.nextInt(20) != 0) {
            return;
        }
        rows(of).stream().filter(row -> recording.has(feed, row)).findFirst().ifPresent(row -> {
            hidden.put(row.getUserId(), now.plusSeconds(60 * random.nextLong(6)));
            recording.misses(feed, row);
        });
    }

    /** A poll of the past finds the row of a day long ago. */
    void readAgain(Instant now, int daysAgo, Recording recording) {
        LocalDate of = dayOf(now).minusDays(daysAgo);
        Performance row = VendorRows.performance(account, "a1", of, 20 + of.getDayOfMonth());
        recording.shows(
                Feed.of(account, Dataset.CONVOSO_PERFORMANCE, ConvosoStatistics.ZONE.getId())
                        .ofThePast(),
                now,
                row);
        say(row, row.getCalls());
    }

    private void say(Performance row, Integer calls) {
        say(row, "contacts", calls);
        say(row, "talk_sec", 60L * calls);
        say(row, "logged_in_sec", row.getTotalTime());
    }

    private void say(Performance row, String figure, long amount) {
        vendor.saysOfDay(new Said(account, row.getUserId(), startOf(row.getDateStart()), figure), amount);
    }

    private static long startOf(LocalDate of) {
        return of.atStartOfDay(ConvosoStatistics.ZONE).toEpochSecond();
    }

    private static LocalDate dayOf(Instant instant) {
        return LocalDate.ofInstant(instant, ConvosoStatistics.ZONE);
    }

    @Override
    public void calm() {
        calm = true;
        schedule.calm();
    }
}
