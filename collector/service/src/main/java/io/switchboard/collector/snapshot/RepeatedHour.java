package io.switchboard.collector.snapshot;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;

/**
 * The hour that a zone's clocks show twice when they are put back. A local time of it, without a zone, names two
 * instants, of which the decoder takes the first. Which one it was follows from the row's last version, from the age
 * that the vendor states, and from the polls between which the row changed. Pure; looks at rows that changed alone.
 */
final class RepeatedHour {
    private final ZoneRules rules;
    private final int[] times;
    private final Optional<AgeField> age;

    /** The field that says how long ago another one was, in seconds. */
    private record AgeField(int time, int seconds) {}

    /**
     * @param row schema of the rows
     * @param zone of their local times; empty if they have none
     */
    RepeatedHour(Schema row, Optional<ZoneId> zone) {
        this.rules = zone.orElse(ZoneOffset.UTC).getRules();
        this.times = rules.isFixedOffset()
                ? new int[0]
                : row.getFields().stream()
                        .filter(field -> "local-time".equals(field.getProp("as")))
                        .mapToInt(Schema.Field::pos)
                        .toArray();
        this.age = Optional.ofNullable(row.getProp("event_age"))
                .map(seconds -> new AgeField(
                        row.getField(row.getProp("event_time")).pos(),
                        row.getField(seconds).pos()));
    }

    /**
     * What is known of a row that changed.
     *
     * @param before its last version; null of a new row
     * @param notBefore when it still was so; empty if nobody knows, as of a new row
     * @param observedAt when it was seen
     */
    record ChangedRow(@Nullable SpecificRecordBase before, Optional<Instant> notBefore, Instant observedAt) {}

    /**
     * Moves the times of a row that belong to the second pass of a repeated hour there.
     *
     * @param row as it was decoded; it is changed
     * @return whether there were any
     */
    boolean settle(SpecificRecordBase row, ChangedRow sighting) {
        boolean moved = false;
        for (int time : times) {
            if (row.get(time) instanceof Instant first) {
                Duration hour = repeated(first);
                if (!hour.isZero() && isSecond(row, time, first, hour, sighting)) {
                    row.put(time, first.plus(hour));
                    moved = true;
                }
            }
        }
        return moved;
    }

    /** By how much the clocks are put back after an instant, if their local time comes once more then; else zero. */
    private Duration repeated(Instant first) {
        ZoneOffsetTransition next = rules.nextTransition(first);
        if (next == null || !next.isOverlap()) {
            return Duration.ZERO;
        }
        Duration hour = next.getDuration().negated();
        return first.isBefore(next.getInstant().minus(hour)) ? Duration.ZERO : hour;
    }

    private boolean isSecond(SpecificRecordBase row, int time, Instant first, Duration hour, ChangedRow sighting) {
        Instant second = first.plus(hour);
        Object known = sighting.before() == null ? null : sighting.before().get(time);
        if (first.equals(known) || second.equals(known)) {
            // The same text as before names the same instant.
            return second.equals(known);
        }
        Instant now = sighting.observedAt();
        Optional<Instant> stated = stated(row, time, now).filter(at -> isNear(at, first, second, hour));
        // A value that changed is of the time in which the row did; one of a new row, of any time before.
        Instant from = stated.or(sighting::notBefore).orElse(Instant.MIN);
        Instant to = stated.orElse(now);
        return distance(second, from, to).compareTo(distance(first, from, to)) <= 0;
    }

    /** When it was by the age that the vendor states. */
    private Optional<Instant> stated(SpecificRecordBase row, int time, Instant now) {
        return age.filter(known -> known.time() == time)
                .map(known -> row.get(known.seconds()))
                .map(seconds -> now.minusSeconds(((Number) seconds).longValue()));
    }

    /** An age that fits neither pass is that of something else. */
    private static boolean isNear(Instant stated, Instant first, Instant second, Duration hour) {
        return distance(stated, first, second).multipliedBy(2).compareTo(hour) <= 0;
    }

    private static Duration distance(Instant time, Instant from, Instant to) {
        return time.isBefore(from)
                ? Duration.between(time, from)
                : time.isAfter(to) ? Duration.between(to, time) : Duration.ZERO;
    }
}
