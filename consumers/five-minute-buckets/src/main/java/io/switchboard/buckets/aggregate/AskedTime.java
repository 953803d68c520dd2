package io.switchboard.buckets.aggregate;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * How far silence proves rows of a time, where polls ask for the latest time alone. A row that began before what a poll
 * asked for was not asked for: its silence proves the row no further than the polls before it did.
 *
 * @param reaches by the begin of what was asked for, the earliest first; each proves more than those before it. Empty
 *     where nothing is known: then all was asked for
 */
record AskedTime(List<ProvenRange> reaches) {
    static final AskedTime NONE = new AskedTime(List.of());

    /**
     * What polls proved. Epoch seconds.
     *
     * @param from begin of what they asked for
     * @param provenTo up to when silence about what began there or later means that it has not changed
     */
    record ProvenRange(long from, long provenTo) {

        /** Whether this one proves all that the other one does. */
        private boolean covers(ProvenRange other) {
            return from <= other.from && provenTo >= other.provenTo;
        }
    }

    AskedTime {
        // What an older version stored has none.
        reaches = List.copyOf(Objects.requireNonNullElse(reaches, List.of()));
    }

    /**
     * After one more poll.
     *
     * @param before what the polls before it proved, where nothing is known of what they asked for
     * @param poll what this one proves
     */
    AskedTime after(long before, ProvenRange poll) {
        List<ProvenRange> known = reaches.isEmpty() ? List.of(new ProvenRange(0, before)) : reaches;
        if (known.stream().anyMatch(reach -> reach.covers(poll))) {
            return new AskedTime(known);
        }
        return new AskedTime(Stream.concat(known.stream().filter(reach -> !poll.covers(reach)), Stream.of(poll))
                .sorted(Comparator.comparingLong(ProvenRange::from))
                .toList());
    }

    /** The same without what was proven so long ago that nothing counts on from there. */
    AskedTime since(long second) {
        return new AskedTime(
                reaches.stream().filter(reach -> reach.provenTo >= second).toList());
    }

    /** The same with nothing proven beyond a second. */
    AskedTime backTo(long second) {
        return new AskedTime(reaches.stream()
                .map(reach -> new ProvenRange(reach.from, Math.min(reach.provenTo, second)))
                .toList());
    }

    /** Up to when a row that began then is proven; 0 if no poll that is remembered asked for it. */
    long provenTo(long start, long all) {
        return reaches.isEmpty()
                ? all
                : reaches.stream()
                        .filter(reach -> reach.from <= start)
                        .mapToLong(ProvenRange::provenTo)
                        .max()
                        .orElse(0);
    }
}
