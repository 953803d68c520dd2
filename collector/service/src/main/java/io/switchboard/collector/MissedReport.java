package io.switchboard.collector;

import io.switchboard.collector.poll.FinishedPoll;
import io.switchboard.collector.poll.Target;
import io.switchboard.collector.snapshot.Scope;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says what no poll has read and none asks for any more, and how to get it: once, and again when a day has been added
 * to it. Where the vendor's past moves out of reach minute by minute, that is enough.
 */
final class MissedReport {
    private static final Logger LOG = LoggerFactory.getLogger("io.switchboard.collector.poll");
    private static final Duration WORTH_A_LINE = Duration.ofDays(1);

    private final Map<Missed, Instant> named = new ConcurrentHashMap<>();

    /** @param left whether a backfill may read it now */
    private record Missed(String target, Instant from, boolean left) {}

    /** The times that a target has missed. */
    static List<String> times(FinishedPoll poll) {
        return poll.progress().missed().stream()
                .map(time -> text(time.from()) + " to " + text(time.to()))
                .toList();
    }

    void log(FinishedPoll poll) {
        for (Scope time : poll.progress().missed()) {
            Missed missed = new Missed(
                    poll.target().name(), time.from(), poll.progress().isLeft(time));
            Instant before = named.getOrDefault(missed, Instant.MIN);
            if (before.equals(Instant.MIN) || !time.to().isBefore(before.plus(WORTH_A_LINE))) {
                named.put(missed, time.to());
                warn(poll, time, missed.left);
            }
        }
    }

    private static void warn(FinishedPoll poll, Scope time, boolean left) {
        Target target = poll.target();
        LOG.warn(
                "{}: {} to {} was not read and is no longer asked for, as the vendor refuses it or it is too old; what"
                        + " the vendor still has of it is read by: backfill --account {} --dataset {} --from {} --to {}{}",
                poll.id(),
                text(time.from()),
                text(time.to()),
                target.account(),
                target.api(),
                text(time.from()),
                text(time.to()),
                left ? "" : ", once the rest of the backlog has been read");
    }

    /** A midnight as its day, as the command line takes it. */
    private static String text(Instant time) {
        ZonedDateTime utc = time.atZone(ZoneOffset.UTC);
        return utc.toLocalTime().equals(LocalTime.MIDNIGHT) ? utc.toLocalDate().toString() : time.toString();
    }
}
