package io.switchboard.collector.vendor.kore;

import io.switchboard.kore.agentstatusdetails.StatusSegment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;

/**
 * Of the segments of an agent that begin in one second, and so have one key, the one that lasts: an open one, or else
 * the one that ends last. Which of them stands first in the answer does not matter.
 */
final class LastingSegments {
    private static final Comparator<StatusSegment> BY_LENGTH = Comparator.comparing(
                    StatusSegment::getEndTime, Comparator.<Instant>nullsLast(Comparator.naturalOrder()))
            .thenComparing(segment -> text(segment.getPrimaryStatus()))
            .thenComparing(segment -> text(segment.getSecondaryStatus()));

    private record SegmentBegin(String agent, Instant start) {}

    private LastingSegments() {}

    /** A page's rows with one row for each key. */
    static List<SpecificRecordBase> of(List<SpecificRecordBase> rows) {
        return isRising(rows) ? rows : distinct(rows);
    }

    /** The ordinary page: each agent's segments in the order of time, one a second at most. */
    private static boolean isRising(List<SpecificRecordBase> rows) {
        for (int i = 1; i < rows.size(); i++) {
            StatusSegment before = (StatusSegment) rows.get(i - 1);
            StatusSegment row = (StatusSegment) rows.get(i);
            if (before.getUserId().equals(row.getUserId())
                    && !before.getStartTime().isBefore(row.getStartTime())) {
                return false;
            }
        }
        return true;
    }

    private static List<SpecificRecordBase> distinct(List<SpecificRecordBase> rows) {
        Map<SegmentBegin, Integer> places = new HashMap<>();
        List<SpecificRecordBase> lasting = new ArrayList<>(rows.size());
        for (SpecificRecordBase one : rows) {
            StatusSegment row = (StatusSegment) one;
            Integer place = places.putIfAbsent(new SegmentBegin(row.getUserId(), row.getStartTime()), lasting.size());
            if (place == null) {
                lasting.add(row);
            } else if (BY_LENGTH.compare((StatusSegment) lasting.get(place), row) < 0) {
                lasting.set(place, row);
            }
        }
        return lasting;
    }

    private static String text(@Nullable String status) {
        return status == null ? "" : status;
    }
}
