package io.switchboard.collector.poll;

import io.switchboard.collector.fetch.FetchResult;
import io.switchboard.collector.fetch.FetchTiming;
import io.switchboard.collector.fetch.RequestedTime;
import io.switchboard.collector.fetch.ResponseHistory;
import io.switchboard.collector.fetch.ResponseHistory.ResponseShortfall;
import io.switchboard.collector.snapshot.RequestedRange;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How far a target has been read.
 *
 * @param readTo start of the last poll that read all that was due; if there was none, of the first that read anything
 * @param answers how questions have been answered, by the key of their time
 * @param unconfirmed begin of the earliest time of which the last answer reported something new, or lacked a row; empty
 *     if it did neither, or rows have no time
 * @param backlog questions that are due and not yet answered
 * @param coveredFrom begin of the time that live polls have asked for since one first read all; empty if rows have no
 *     time, or nothing was asked
 * @param askedFrom begin of the time that the last poll that read anything asked for, without a hole; empty likewise
 */
public record TargetProgress(
        Optional<Instant> readTo,
        Map<Instant, ResponseHistory> answers,
        Optional<Instant> unconfirmed,
        int backlog,
        Optional<Instant> coveredFrom,
        Optional<Instant> askedFrom) {

    /** Nothing has been read. */
    public static final TargetProgress NONE =
            new TargetProgress(Optional.empty(), Map.of(), Optional.empty(), 0, Optional.empty(), Optional.empty());

    /** The longest time that has an end, a day of 25 hours. */
    private static final Duration LONGEST = Duration.ofHours(25);

    public TargetProgress {
        answers = Map.copyOf(answers);
    }

    /**
     * A target of which it is known only when all that was due had been read, what is to be confirmed, and what live
     * polls ask for, and the last one asked for.
     */
    public static TargetProgress restored(
            Optional<Instant> readTo,
            Optional<Instant> unconfirmed,
            Optional<Instant> coveredFrom,
            Optional<Instant> askedFrom) {
        return new TargetProgress(readTo, Map.of(), unconfirmed, 0, coveredFrom, askedFrom);
    }

    /** Begins of the times that have been refused for so long that they are no longer asked for. */
    public List<Instant> givenUp() {
        return answers.entrySet().stream()
                .filter(known -> known.getValue().isGivenUp())
                .map(Map.Entry::getKey)
                .toList();
    }

    /** After one more poll. */
    TargetProgress after(FetchTiming span, FetchResult reading, List<DatasetNews> seen, Instant horizon) {
        Map<Instant, ResponseHistory> next = new HashMap<>(answers);
        next.keySet()
                .removeIf(begin ->
                        begin.isAfter(Instant.MIN) && begin.plus(LONGEST).isBefore(horizon));
        int open = 0;
        for (RequestedTime time : reading.asked()) {
            ResponseHistory now = after(time, span, reading, seen);
            next.put(time.key(), now);
            open += now.isReadBy(span) || isRead(time, now) ? 0 : 1;
        }
        boolean all = open == 0 && !reading.asked().isEmpty();
        // Until a poll has read all, what the first one did not read is missed.
        Optional<Instant> since = reading.pages().isEmpty() ? readTo : readTo.or(() -> Optional.of(span.startedAt()));
        return new TargetProgress(
                all ? Optional.of(span.startedAt()) : since,
                next,
                unconfirmed(reading, seen, horizon),
                all ? 0 : Math.max(1, reading.asked().isEmpty() ? backlog : open),
                CoveredTime.after(coveredFrom, readTo, reading.wanted()),
                reading.pages().isEmpty() ? askedFrom : CoveredTime.withoutHole(reading.shown()));
    }

    /** The times that a poll of which this is the progress was answered for whole. */
    List<RequestedRange> answered(FetchResult reading, FetchTiming span) {
        List<RequestedRange> read = reading.asked().stream()
                .filter(time ->
                        answers.getOrDefault(time.key(), ResponseHistory.NONE).isReadBy(span))
                .map(RequestedTime::wanted)
                .toList();
        return CoveredTime.joined(read, span.startedAt());
    }

    private ResponseHistory after(RequestedTime time, FetchTiming span, FetchResult reading, List<DatasetNews> seen) {
        ResponseHistory before = answers.getOrDefault(time.key(), ResponseHistory.NONE);
        return reading.whole().contains(time)
                ? before.whole(span, time.hasEnd() && seen.stream().noneMatch(news -> news.moves(time.wanted())))
                : reading.shortfall(time)
                        .map(how -> before.fallenShort(
                                how,
                                span,
                                time.end(),
                                how == ResponseShortfall.TOO_LONG
                                        ? reading.shortfalls().reached()
                                        : 0))
                        .orElse(before);
    }

    /** What of the past was read since the last poll that read all is asked again for corrections alone. */
    private boolean isRead(RequestedTime time, ResponseHistory history) {
        Instant read = history.readAt().orElse(Instant.MIN);
        return time.hasEnd()
                && time.isOverAt(read)
                && readTo.filter(last -> !read.isAfter(last)).isEmpty();
    }

    /** What was new before and has not been asked for and answered since is so still. */
    private Optional<Instant> unconfirmed(FetchResult reading, List<DatasetNews> seen, Instant horizon) {
        Stream<Instant> still = unconfirmed.stream()
                .filter(start -> !reading.isWhole()
                        || reading.asked().stream()
                                .noneMatch(time -> time.shown().covers(start)));
        Stream<Instant> changed =
                reading.pages().isEmpty() ? Stream.empty() : seen.stream().flatMap(DatasetNews::starts);
        return Stream.concat(
                        still,
                        changed.filter(start -> reading.asked().stream()
                                .anyMatch(time -> time.shown().covers(start))))
                .filter(start -> !start.isBefore(horizon))
                .min(Comparator.naturalOrder());
    }
}
