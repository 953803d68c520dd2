package io.switchboard.collector.poll;

import io.switchboard.collector.snapshot.RequestedRange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Which times polls have asked for, and were answered for. Pure. */
public final class CoveredTime {
    private CoveredTime() {}

    /**
     * The begin of the time that live polls have asked for since the first one that read all: no live poll ever asks
     * for what is before it, so that a backfill may write that. While none has read all, the next one asks for its own
     * time alone.
     *
     * @param before as it was
     * @param readTo start of the last poll that had read all before
     * @param asked what the poll asked for, answered or not
     */
    static Optional<Instant> after(
            Optional<Instant> before, Optional<Instant> readTo, Collection<RequestedRange> asked) {
        return readTo.isPresent() ? before : begin(asked).or(() -> before);
    }

    /**
     * The begin of the time that is asked for without a hole up to its end: of rows before it, or in a hole, an answer
     * says nothing. Empty if what is asked for has no begin, or nothing is.
     */
    static Optional<Instant> withoutHole(Collection<RequestedRange> asked) {
        List<RequestedRange> latestFirst = asked.stream()
                .filter(scope -> scope.from().isBefore(Instant.MAX))
                .sorted(Comparator.comparing(RequestedRange::to).reversed())
                .toList();
        Instant begin =
                latestFirst.isEmpty() ? Instant.MIN : latestFirst.getFirst().to();
        for (RequestedRange scope : latestFirst) {
            if (!scope.to().isBefore(begin) && scope.from().isBefore(begin)) {
                begin = scope.from();
            }
        }
        return Optional.of(begin).filter(Instant.MIN::isBefore);
    }

    /** What lies before an instant of some times, the earliest first; those that touch are one. */
    static List<RequestedRange> joined(Collection<RequestedRange> times, Instant end) {
        List<RequestedRange> joined = new ArrayList<>();
        times.stream()
                .map(time -> new RequestedRange(time.from(), earlier(time.to(), end)))
                .filter(time -> time.from().isBefore(time.to()))
                .sorted(Comparator.comparing(RequestedRange::from))
                .forEach(time -> {
                    boolean touches =
                            !joined.isEmpty() && !joined.getLast().to().isBefore(time.from());
                    RequestedRange before = touches ? joined.removeLast() : time;
                    joined.add(new RequestedRange(before.from(), later(before.to(), time.to())));
                });
        return joined;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /** The begin of what is asked for; empty if it has none, or nothing is. */
    public static Optional<Instant> begin(Collection<RequestedRange> asked) {
        return asked.stream()
                .map(RequestedRange::from)
                .filter(from -> from.isAfter(Instant.MIN) && from.isBefore(Instant.MAX))
                .min(Comparator.naturalOrder());
    }
}
