package io.switchboard.simulator.fault;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What one fault, or none, does to the rows, the pages and the times of an answer while it is made.
 *
 * @param turn differs from request to request, so that the same fault does not hit the same row
 */
public record Mishap(Optional<FaultKind> fault, long turn) {
    /** By how much a clock that jumps is ahead. */
    public static final Duration JUMP = Duration.ofHours(1);

    /** Nothing happens. */
    public static final Mishap NONE = new Mishap(Optional.empty(), 0);

    public boolean has(FaultKind kind) {
        return fault.filter(kind::equals).isPresent();
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
        return has(FaultKind.CLOCK_JUMP) ? JUMP : Duration.ZERO;
    }

    public Instant shift(Instant instant) {
        return instant.plus(ahead());
    }

    /** The rows from {@code offset} on, at most {@code limit}. */
    public <T> Page<T> page(List<T> rows, int offset, int limit) {
        int from = Math.min(offset, rows.size());
        int to = (int) Math.min((long) from + limit, rows.size());
        if (has(FaultKind.PAGE_REPEATS)) {
            return new Page<>(rows.subList(0, Math.min(limit, rows.size())), 0, true);
        }
        boolean moves = has(FaultKind.MOVES_BETWEEN_PAGES) && from > 0 && from < to;
        return new Page<>(moves ? moved(rows, from, to) : rows.subList(from, to), offset, to < rows.size());
    }

    /** One row has gone to a page before, so that those before it came one place later. */
    private <T> List<T> moved(List<T> rows, int from, int to) {
        List<T> page = new ArrayList<>(rows.subList(from - 1, to));
        page.remove(1 + Math.floorMod(turn, to - from));
        return page;
    }

    /**
     * A part of the rows.
     *
     * @param offset of the first of them, as the vendor says
     */
    public record Page<T>(List<T> rows, int offset, boolean hasMore) {
        public Page {
            rows = List.copyOf(rows);
        }
    }
}
