package io.switchboard.simulator.kore;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One agent's statuses as Kore reports them: whole seconds, none of length zero, neighbours never with equal words. */
final class KoreSegments {
    private final List<KoreSegmentBegin> begins = new ArrayList<>();
    /** What ended within the second in which another status began that lasted longer. */
    private final Map<Long, KoreStatusWords> ended = new HashMap<>();

    /** Begins a status; seconds never fall, and those of an earlier second are never changed. */
    void add(long second, KoreStatusWords words) {
        if (!begins.isEmpty() && begins.getLast().second == second) {
            ended.put(second, begins.removeLast().words);
        }
        if (begins.isEmpty() || !begins.getLast().words.equals(words)) {
            begins.add(new KoreSegmentBegin(second, words));
        }
    }

    /** Those that overlap [from, to), whole. */
    List<KoreSegment> overlapping(long from, long to) {
        List<KoreSegment> found = new ArrayList<>();
        for (int i = Math.max(0, firstNotBefore(from) - 1); i < begins.size() && begins.get(i).second < to; i++) {
            long end = i + 1 < begins.size() ? begins.get(i + 1).second : KoreSegment.OPEN;
            if (end > from) {
                found.add(new KoreSegment(begins.get(i).words, begins.get(i).second, end));
            }
        }
        return found;
    }

    /**
     * With those that ended within the second in which one of these began.
     *
     * @param before whether they come before those, or behind
     */
    List<KoreSegment> withEnded(List<KoreSegment> segments, boolean before) {
        List<KoreSegment> all = new ArrayList<>();
        for (KoreSegment segment : segments) {
            KoreStatusWords words = ended.get(segment.start);
            List<KoreSegment> both = words == null
                    ? List.of(segment)
                    : List.of(new KoreSegment(words, segment.start, segment.start), segment);
            all.addAll(before ? both : both.reversed());
        }
        return all;
    }

    /** All but the newest that is over. */
    static List<KoreSegment> withoutNewestEnded(List<KoreSegment> segments) {
        List<KoreSegment> told = new ArrayList<>(segments);
        for (int i = told.size() - 1; i >= 0; i--) {
            if (!told.get(i).isOpen()) {
                told.remove(i);
                break;
            }
        }
        return told;
    }

    private int firstNotBefore(long second) {
        int low = 0;
        int high = begins.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (begins.get(middle).second < second) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /**
     * A stretch of one status.
     *
     * @param start epoch second
     * @param end epoch second, {@link #OPEN} while it goes on
     */
    record KoreSegment(KoreStatusWords words, long start, long end) {
        static final long OPEN = Long.MAX_VALUE;

        boolean isOpen() {
            return end == OPEN;
        }

        /** As it is while it goes on; afterwards a meeting. */
        KoreSegment asMeeting() {
            return isOpen() ? this : new KoreSegment(KoreStatusWords.MEETING, start, end);
        }

        /** In seconds; of one in seven the vendor has rounded down the other way. */
        long length() {
            return Math.max(0, end - start - (start % 7 == 3 ? 1 : 0));
        }
    }

    private record KoreSegmentBegin(long second, KoreStatusWords words) {}
}
