package io.switchboard.simulator.fault;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What faults, or none, do to the rows, the pages and the times of an answer while it is made.
 *
 * @param turn differs from request to request, so that the same fault does not hit the same row
 */
public record FaultEffect(Set<FaultKind> faults, long turn) {
    /** By how much a clock that is off is ahead: longer than any vendor lets a signature be old. */
    public static final Duration AHEAD = Duration.ofMinutes(10);

    /** The first row that is too deep for a vendor who refuses deep pages. */
    public static final int DEEP = 20;

    /** Nothing happens. */
    public static final FaultEffect NONE = new FaultEffect(Set.of(), 0);

    /** By how much a clock that jumps is ahead. */
    private static final Duration JUMP = Duration.ofHours(1);

    public FaultEffect {
        faults = Set.copyOf(faults);
    }

    public boolean has(FaultKind kind) {
        return faults.contains(kind);
    }

    /** The rows that are not forgotten. */
    public <T> List<T> keep(List<T> rows) {
        return has(FaultKind.HALF_AGENTS)
                ? IntStream.range(0, rows.size())
                        .filter(i -> i % 2 == 0)
                        .mapToObj(rows::get)
                        .toList()
                : rows;
    }

    /** By how much the vendor's clock is wrong. */
    public Duration ahead() {
        Duration off = has(FaultKind.CLOCK_OFF) ? AHEAD : Duration.ZERO;
        return has(FaultKind.CLOCK_JUMP) ? off.plus(JUMP) : off;
    }

    public Instant shift(Instant instant) {
        return instant.plus(ahead());
    }

    /**
     * The rows from {@code offset} on, at most {@code limit}.
     *
     * @throws IllegalArgumentException if the vendor refuses so deep a page
     */
    public <T> FaultedPage<T> page(List<T> all, int asked, int limit) {
        if (has(FaultKind.DEEP_PAGE_REFUSED) && asked >= DEEP) {
            throw new IllegalArgumentException("skip must be less than " + DEEP);
        }
        int offset = has(FaultKind.ANOTHER_PAGE) && asked == 0 ? limit : asked;
        List<T> rows = has(FaultKind.PAGE_SHIFTS) && !all.isEmpty() ? all.subList(1, all.size()) : all;
        int from = Math.min(offset, rows.size());
        int to = (int) Math.min((long) from + limit, rows.size());
        if (has(FaultKind.PAGE_REPEATS)) {
            return new FaultedPage<>(rows.subList(0, Math.min(limit, rows.size())), 0, rows.size(), true);
        }
        boolean moves = has(FaultKind.MOVES_BETWEEN_PAGES) && from > 0 && from < to;
        return new FaultedPage<>(
                moves ? moved(rows, from, to) : rows.subList(from, to),
                offset,
                rows.size(),
                to < rows.size() || has(FaultKind.ALWAYS_MORE));
    }

    /**
     * One row has gone to a page before, so that those before it came one place later: where there is another, not the
     * first, which a reader whose pages overlap has had.
     */
    private <T> List<T> moved(List<T> rows, int from, int to) {
        List<T> page = new ArrayList<>(rows.subList(from - 1, to));
        int others = to - from - 1;
        page.remove(others > 0 ? 2 + Math.floorMod(turn, others) : 1);
        return page;
    }

    /**
     * A part of the rows.
     *
     * @param offset of the first of them, as the vendor says
     * @param total how many there are on all pages
     */
    public record FaultedPage<T>(List<T> rows, int offset, int total, boolean hasMore) {
        public FaultedPage {
            rows = List.copyOf(rows);
        }
    }
}
