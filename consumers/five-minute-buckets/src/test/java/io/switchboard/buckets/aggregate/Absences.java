package io.switchboard.buckets.aggregate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * The rows that a feed's answers lack. A collector takes a row for gone once a second poll lacks it, too; if more than
 * half of the rows are missing at once, that poll does not count.
 */
final class Absences {
    private static final int MISSING_POLLS = 2;

    private final Map<String, Missing> missing = new TreeMap<>();
    private boolean shrunk;

    /**
     * A row that is not shown.
     *
     * @param lastSeen start of the last poll that showed it; null if none has
     * @param polls polls that lacked it, and count
     * @param lacked whether some poll has lacked it
     */
    private record Missing(SpecificRecord row, @Nullable Instant lastSeen, int polls, boolean lacked) {}

    void begin(String key, SpecificRecord row, @Nullable Instant lastSeen) {
        missing.putIfAbsent(key, new Missing(row, lastSeen, 0, false));
    }

    void end(String key) {
        missing.remove(key);
    }

    /** Start of the last poll that showed a row. */
    @Nullable
    Instant lastSeen(String key, @Nullable Instant others) {
        Missing row = missing.get(key);
        return row == null ? others : row.lastSeen;
    }

    /** Start of the last poll that showed all rows. */
    Instant allSeen(Instant started) {
        return missing.values().stream()
                .map(row -> Objects.requireNonNull(row.lastSeen))
                .min(Instant::compareTo)
                .orElse(started);
    }

    /** Whether so many are missing that the answer is in doubt. */
    boolean areMany(long known) {
        return missing.size() * 2L > known;
    }

    /**
     * One more poll that lacks them.
     *
     * @param known how many rows there are, with those that are missing
     * @return those that are now taken for gone; they stay here until {@link #end}
     */
    List<SpecificRecord> poll(long known) {
        long before = missing.values().stream().filter(Missing::lacked).count();
        shrunk = !shrunk && (missing.size() - before) * 2 > known - before;
        missing.replaceAll((key, row) -> new Missing(row.row, row.lastSeen, row.polls + (shrunk ? 0 : 1), true));
        List<SpecificRecord> gone = new ArrayList<>();
        missing.values().stream().filter(row -> row.polls >= MISSING_POLLS).forEach(row -> gone.add(row.row));
        return gone;
    }
}
