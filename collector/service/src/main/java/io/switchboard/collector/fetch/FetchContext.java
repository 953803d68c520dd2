package io.switchboard.collector.fetch;

import io.switchboard.collector.fetch.ResponseHistory.ResponseShortfall;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * When a poll begins, and what its target's earlier polls leave to ask for.
 *
 * @param now the start of the poll
 * @param readTo start of the last poll that read all that was due; if there was none, of the first that read anything;
 *     empty if there was none of these either
 * @param answers how questions have been answered, by the key of their time
 * @param unconfirmed begin of the earliest time of which the last answer said something new; empty if it said nothing
 */
public record FetchContext(
        Instant now, Optional<Instant> readTo, Map<Instant, ResponseHistory> answers, Optional<Instant> unconfirmed) {

    /** From the start of one poll that is too short for an answer to the start of the next. */
    private static final Duration LONGEST_PART = Duration.ofHours(1);

    /** The earlier of now and the last poll that read all: what came between has been missed. */
    public Instant since() {
        return readTo.filter(now::isAfter).orElse(now);
    }

    /**
     * From when on to ask an API that reports the latest time alone. What was new is asked for once more, even if it is
     * older than that by now: or an answer that was wrong when it reported a time for the last time would stand for
     * ever.
     *
     * @param latest begin of what the API is asked for in any case
     */
    public Instant from(Instant latest) {
        return unconfirmed.filter(latest::isAfter).orElse(latest);
    }

    /** How a question has been answered. */
    public ResponseHistory history(RequestedTime time) {
        return answers.getOrDefault(time.key(), ResponseHistory.NONE);
    }

    /** Whether a vendor has refused for so long to answer a question about the past that it is no longer asked. */
    public boolean isGivenUp(RequestedTime time) {
        return history(time).isGivenUp();
    }

    /**
     * How much of a question's answer the polls right before have read, so that this one asks for the rest; 0 for none.
     * What was read before the end of its time, or long ago, is to be read again.
     */
    public int reached(RequestedTime time) {
        ResponseHistory history = history(time);
        return history.triedAt()
                .filter(tried -> tried.plus(LONGEST_PART).isAfter(now) && !tried.isAfter(now))
                .filter(tried -> time.isOverAt(tried) == time.isOverAt(now))
                .map(_ -> history.reached())
                .orElse(0);
    }

    /** Whether a question about the past has been answered since the last poll that read all, and after its time. */
    public boolean isRead(RequestedTime time) {
        return history(time)
                .readAt()
                .filter(read -> read.isAfter(since()) && time.isOverAt(read))
                .isPresent();
    }

    /**
     * The order in which to ask: the present first, then what was missed, the oldest first, and what was tried since in
     * vain behind it. What a deadline cut off goes before all, with the whole time of a poll; if that was not enough
     * either, the next poll goes on there.
     *
     * @param present what each poll asks
     * @param missed the earliest first
     */
    public <T> List<T> inTurn(T present, List<T> missed, Function<T, RequestedTime> time) {
        List<T> turns = new ArrayList<>(missed);
        turns.sort(Comparator.comparing(one -> triedAt(time.apply(one))));
        turns.addFirst(present);
        turns.sort(Comparator.comparing(one -> !isCutOff(time.apply(one))));
        return List.copyOf(turns);
    }

    private Instant triedAt(RequestedTime time) {
        return history(time).triedAt().filter(since()::isBefore).orElse(Instant.MIN);
    }

    private boolean isCutOff(RequestedTime time) {
        return history(time)
                .shortfall()
                .filter(how -> how == ResponseShortfall.CUT_OFF || how == ResponseShortfall.TOO_LONG)
                .isPresent();
    }
}
