package io.switchboard.buckets.aggregate;

import io.switchboard.Outcome;
import io.switchboard.buckets.aggregate.Recording.Feed;
import io.switchboard.buckets.aggregate.Vendor.Said;
import io.switchboard.kore.agentstatusdetails.StatusSegment;
import io.switchboard.topic.Dataset;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * Agents at Kore, whose stretches of status are reported late, corrected, and deleted, overlap and leave gaps; and what
 * came to a queue in each quarter of an hour.
 */
final class KoreCentre implements Centre {
    static final Feed STATUS = Feed.of("care", Dataset.KORE_STATUS, null);
    private static final Feed VOLUME = Feed.of("care", Dataset.KORE_VOLUME, null);
    private static final List<String> WORDS = List.of("AVAILABLE", "BUSY", "AWAY", "OFFLINE", "BREAK");
    private static final Duration FORGOTTEN_AFTER = Duration.ofHours(6);
    private static final int AGENTS = 5;
    private static final int QUARTER_SEC = 900;

    private final Random random;
    private final Vendor vendor;
    private final Schedule status;
    private final Schedule volume;
    private final Map<String, NavigableMap<Instant, StatusSegment>> told = new TreeMap<>();
    private final Map<String, NavigableMap<Instant, StatusSegment>> shown = new TreeMap<>();
    private final Map<Instant, Integer> offered = new LinkedHashMap<>();
    private final Duration corrected = Duration.ofHours(1);
    private boolean tidy;
    private boolean calm;

    KoreCentre(Random random, Vendor vendor, Schedule status, Schedule volume) {
        this.random = random;
        this.vendor = vendor;
        this.status = status;
        this.volume = volume;
    }

    /** Only the last stretch is ever open, as the vendor means it to be. */
    KoreCentre tidy() {
        tidy = true;
        return this;
    }

    /** All that polls have shown, as the vendor reported it last, by the agents. */
    Map<String, NavigableMap<Instant, StatusSegment>> shown() {
        return shown;
    }

    @Override
    public void tick(Instant now, Recording recording) {
        for (int agent = 0; agent < AGENTS && !calm; agent++) {
            live("k" + agent, now);
        }
        if (!calm) {
            long quarter = Math.floorDiv(now.getEpochSecond(), QUARTER_SEC) * QUARTER_SEC;
            long late = random.nextInt(10) == 0 ? QUARTER_SEC : 0;
            offered.merge(Instant.ofEpochSecond(quarter - late), 1 + random.nextInt(3), Integer::sum);
        }
        if (status.isDue(now)) {
            pollStatus(now, recording);
        }
        if (volume.isDue(now)) {
            pollVolume(now, recording);
        }
    }

    private void live(String agent, Instant now) {
        NavigableMap<Instant, StatusSegment> segments = told.computeIfAbsent(agent, absent -> new TreeMap<>());
        if (random.nextInt(10) == 0) {
            begin(agent, segments, now.minusSeconds(random.nextInt(40)).truncatedTo(ChronoUnit.SECONDS));
        }
        if (random.nextInt(60) == 0) {
            correct(segments, now);
        }
        if (!tidy && random.nextInt(150) == 0) {
            Instant start = now.minusSeconds(1 + random.nextLong(corrected.toSeconds()));
            put(segments, agent, start, start.plusSeconds(1 + random.nextInt(400)));
        }
    }

    private void begin(String agent, NavigableMap<Instant, StatusSegment> segments, Instant start) {
        Map.Entry<Instant, StatusSegment> last = segments.lastEntry();
        if (last != null && !last.getKey().isBefore(start)) {
            return;
        }
        boolean closes = tidy || random.nextInt(12) != 0;
        if (last != null && last.getValue().getEndTime() == null && closes) {
            Instant end = start.plusSeconds(random.nextInt(8) == 0 ? random.nextInt(61) - 30 : 0);
            Instant later = end.isBefore(last.getKey()) ? last.getKey() : end;
            put(segments, last.getValue(), later);
        }
        put(segments, agent, start, null);
    }

    /** One of the last hour ends otherwise, or never was. */
    private void correct(NavigableMap<Instant, StatusSegment> segments, Instant now) {
        List<StatusSegment> recent =
                List.copyOf(segments.tailMap(now.minus(corrected)).values());
        if (recent.isEmpty()) {
            return;
        }
        StatusSegment one = recent.get(random.nextInt(recent.size()));
        if (random.nextInt(4) == 0) {
            segments.remove(one.getStartTime());
        } else if (random.nextInt(3) == 0 && one.equals(recent.getLast())) {
            put(segments, one, null);
        } else {
            put(segments, one, one.getStartTime().plusSeconds(random.nextInt(600)));
        }
    }

    private void put(
            NavigableMap<Instant, StatusSegment> segments, String agent, Instant start, @Nullable Instant end) {
        String word = WORDS.get(random.nextInt(WORDS.size()));
        Instant second = start.truncatedTo(ChronoUnit.SECONDS);
        segments.put(second, VendorRows.segment(STATUS.account(), agent, second, end, word));
    }

    private static void put(NavigableMap<Instant, StatusSegment> segments, StatusSegment one, @Nullable Instant end) {
        segments.put(
                one.getStartTime(),
                StatusSegment.newBuilder(one).setEndTime(end).build());
    }

    private void pollStatus(Instant now, Recording recording) {
        Outcome outcome = status.outcome(now);
        List<SpecificRecord> rows = new ArrayList<>();
        List<SpecificRecord> gone = new ArrayList<>();
        if (Schedule.shows(outcome)) {
            told.forEach((agent, segments) -> {
                NavigableMap<Instant, StatusSegment> before = shown.getOrDefault(agent, new TreeMap<>());
                segments.values().stream()
                        .filter(one -> !one.equals(before.get(one.getStartTime())))
                        .forEach(rows::add);
                before.values().stream()
                        .filter(one -> !segments.containsKey(one.getStartTime()))
                        .forEach(gone::add);
            });
            forget(now.minus(FORGOTTEN_AFTER));
        }
        recording.poll(STATUS, now, outcome, rows, gone);
    }

    /** What has ended so long ago is not asked for any more. */
    private void forget(Instant before) {
        told.values()
                .forEach(segments -> segments.headMap(before)
                        .values()
                        .removeIf(one ->
                                one.getEndTime() != null && one.getEndTime().isBefore(before)));
        told.forEach((agent, segments) -> shown.put(agent, new TreeMap<>(segments)));
    }

    private void pollVolume(Instant now, Recording recording) {
        Outcome outcome = volume.outcome(now);
        List<SpecificRecord> rows = new ArrayList<>();
        if (Schedule.shows(outcome)) {
            offered.forEach((start, count) -> rows.add(volume(start, count)));
            offered.keySet().removeIf(start -> start.isBefore(now.minus(corrected)));
        }
        recording.poll(VOLUME, now, outcome, rows, List.of());
    }

    /** A poll of the past finds a quarter of an hour of so long ago. */
    void readAgain(Instant now, Duration ago, Recording recording) {
        long quarter = Math.floorDiv(now.minus(ago).getEpochSecond(), QUARTER_SEC) * QUARTER_SEC;
        recording.shows(VOLUME.ofThePast(), now, volume(Instant.ofEpochSecond(quarter), 77));
    }

    private SpecificRecord volume(Instant start, int count) {
        long end = start.getEpochSecond() + QUARTER_SEC;
        vendor.saysOfInterval(new Said(VOLUME.account(), "queue\0q", end, "offered"), Optional.of((long) count));
        vendor.saysOfInterval(new Said(VOLUME.account(), "queue\0q", end, "answered"), Optional.of(count / 2L));
        return VendorRows.volume(VOLUME.account(), "q", start, count, count / 2);
    }

    @Override
    public void calm() {
        calm = true;
        status.calm();
        volume.calm();
    }
}
