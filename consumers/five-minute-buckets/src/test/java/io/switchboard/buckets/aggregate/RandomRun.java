package io.switchboard.buckets.aggregate;

import io.switchboard.streams.monitor.Monitor;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/**
 * Two and a half hours of four accounts around midnight in Los Angeles, with all that may go wrong, and a quiet end:
 * what a collector would have written of them, and what the vendors had said.
 */
record RandomRun(List<Recording.Step> steps, Vendor vendor, KoreCentre kore) {
    static final List<String> ACCOUNTS = List.of("acme", "acme2", "chat", "care");
    static final Instant START = Monitor.at("06:45:00");
    static final Instant CALM = Monitor.at("09:00:00");
    static final Instant END = Monitor.at("09:20:00");
    private static final Duration TICK = Duration.ofSeconds(30);

    static RandomRun of(long seed) {
        Random random = new Random(seed);
        Vendor vendor = new Vendor();
        Recording recording = new Recording();
        ConvosoPerformance performance =
                new ConvosoPerformance("acme", random, vendor, schedule(random, 60)).restartedAt(evening(random));
        LivePersonCentre chat = new LivePersonCentre(random, vendor, schedule(random, 120));
        KoreCentre kore = new KoreCentre(random, vendor, schedule(random, 60), schedule(random, 120));
        List<Centre> centres = List.of(
                new ConvosoAgents("acme", random, schedule(random, 30), moment(random)),
                performance,
                new ConvosoStatistics("acme", random, vendor, schedule(random, 30)).restartedAt(evening(random)),
                new ConvosoAgents("acme2", random, schedule(random, 60), moment(random)),
                clockless(random, new ConvosoStatistics("acme2", random, vendor, schedule(random, 60))),
                chat,
                kore);
        for (Instant now = START; now.isBefore(END); now = now.plus(TICK)) {
            if (now.equals(CALM)) {
                centres.forEach(Centre::calm);
            }
            for (Centre centre : centres) {
                centre.tick(now, recording);
            }
            if (random.nextInt(40) == 0 && now.isBefore(CALM)) {
                performance.readAgain(now, 3 + random.nextInt(3), recording);
                chat.readAgain(now, Duration.ofHours(25 + random.nextInt(30)), recording);
                kore.readAgain(now, Duration.ofHours(30 + random.nextInt(40)), recording);
            }
        }
        return new RandomRun(recording.steps(), vendor, kore);
    }

    /** One in three stops for half an hour, and one in three fails for some minutes. */
    private static Schedule schedule(Random random, int everySec) {
        Schedule schedule = new Schedule(random, START, Duration.ofSeconds(everySec));
        return switch (random.nextInt(3)) {
            case 0 -> schedule.silentFrom(moment(random));
            case 1 -> schedule.failsFrom(moment(random), Duration.ofMinutes(2 + random.nextInt(20)));
            default -> schedule;
        };
    }

    private static ConvosoStatistics clockless(Random random, ConvosoStatistics statistics) {
        return random.nextBoolean()
                ? statistics.withoutMidnight()
                : statistics.withoutClock(Duration.ofSeconds(random.nextInt(240)));
    }

    /** Long after the day began and before midnight. */
    private static Instant evening(Random random) {
        return START.plusSeconds(600 + random.nextInt(3_000));
    }

    private static Instant moment(Random random) {
        return START.plusSeconds(random.nextLong(Duration.between(START, CALM).toSeconds() - 1_800));
    }
}
