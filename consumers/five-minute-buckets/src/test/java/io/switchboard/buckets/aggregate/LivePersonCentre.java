package io.switchboard.buckets.aggregate;

import io.switchboard.Outcome;
import io.switchboard.buckets.aggregate.Recording.Feed;
import io.switchboard.buckets.aggregate.Vendor.Said;
import io.switchboard.buckets.timeline.BucketGrid;
import io.switchboard.liveperson.msgconversation.Metrics;
import io.switchboard.topic.Dataset;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.apache.avro.specific.SpecificRecord;

/**
 * LivePerson's conversations in intervals of five minutes: the present one grows, earlier ones are corrected or taken
 * back.
 */
final class LivePersonCentre implements Centre {
    static final Feed FEED = Feed.of("chat", Dataset.LIVEPERSON_CONVERSATIONS, null);
    private static final List<String> LEVELS = List.of("account", "skill", "agent", "skill-agent");
    private static final Duration CORRECTED_FOR = Duration.ofMinutes(50);

    private final Random random;
    private final Vendor vendor;
    private final Schedule schedule;
    private final Map<Key, Long> untold = new LinkedHashMap<>();
    private final Map<Key, Long> resolved = new LinkedHashMap<>();
    private boolean calm;

    private record Key(String level, String skill, String agent, Instant end) {}

    LivePersonCentre(Random random, Vendor vendor, Schedule schedule) {
        this.random = random;
        this.vendor = vendor;
        this.schedule = schedule;
    }

    @Override
    public void tick(Instant now, Recording recording) {
        if (!calm) {
            live(now);
        }
        if (schedule.isDue(now)) {
            poll(now, recording);
        }
    }

    private void live(Instant now) {
        boolean late = random.nextInt(8) == 0;
        Instant when = late ? now.minusSeconds(random.nextLong(CORRECTED_FOR.toSeconds())) : now;
        Instant end = Instant.ofEpochSecond(BucketGrid.endOf(when.getEpochSecond()));
        String level = LEVELS.get(random.nextInt(LEVELS.size()));
        boolean ofAll = level.equals("account") || level.equals("skill");
        String skill = level.equals("skill") || level.equals("skill-agent") ? "s" + random.nextInt(2) : "all";
        Key key = new Key(level, skill, ofAll ? "all" : "p" + random.nextInt(5), end);
        long more = late && random.nextInt(3) == 0 ? -1 : 1;
        long sum = Math.max(0, resolved.getOrDefault(key, 0L) + more);
        resolved.put(key, sum);
        untold.put(key, sum);
        resolved.keySet().removeIf(each -> each.end().isBefore(now.minus(CORRECTED_FOR)));
    }

    private void poll(Instant now, Recording recording) {
        Outcome outcome = schedule.outcome(now);
        List<SpecificRecord> rows = new ArrayList<>();
        List<SpecificRecord> gone = new ArrayList<>();
        if (Schedule.shows(outcome)) {
            untold.forEach((key, sum) -> {
                Metrics row = row(key, sum);
                if (sum == 0 && recording.has(FEED, row)) {
                    gone.add(row);
                    tell(key, Optional.empty());
                } else if (sum > 0) {
                    rows.add(row);
                    tell(key, Optional.of(sum));
                }
            });
            untold.clear();
        }
        recording.poll(FEED, now, outcome, rows, gone);
    }

    /** A poll of the past finds rows of so long ago. */
    void readAgain(Instant now, Duration ago, Recording recording) {
        Instant end = Instant.ofEpochSecond(BucketGrid.endOf(now.minus(ago).getEpochSecond()));
        List<SpecificRecord> rows = new ArrayList<>();
        for (int interval = 0; interval < 6; interval++) {
            Key key = new Key("agent", "all", "p" + interval % 2, end.plusSeconds(300L * interval));
            rows.add(row(key, 1 + interval));
            tell(key, Optional.of(1L + interval));
        }
        recording.poll(FEED.ofThePast(), now, Outcome.COMPLETE, rows, List.of());
    }

    private static Metrics row(Key key, long sum) {
        return VendorRows.conversations(FEED.account(), key.level(), key.skill(), key.agent(), key.end(), sum);
    }

    /** An agent in a skill has no topic. */
    private void tell(Key key, Optional<Long> sum) {
        long end = key.end().getEpochSecond();
        switch (key.level()) {
            case "account", "skill" ->
                vendor.saysOfInterval(new Said(FEED.account(), key.level() + "\0" + key.skill(), end, "handled"), sum);
            case "agent" -> vendor.saysOfInterval(new Said(FEED.account(), key.agent(), end, "resolved"), sum);
            default -> {}
        }
    }

    @Override
    public void calm() {
        calm = true;
        schedule.calm();
    }
}
