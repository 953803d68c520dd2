package io.switchboard.buckets.extract;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What one change event says. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "fact")
@JsonSubTypes({
    @JsonSubTypes.Type(value = AgentObservation.FirstObservation.class, name = "first"),
    @JsonSubTypes.Type(value = AgentObservation.LogInObservation.class, name = "came"),
    @JsonSubTypes.Type(value = AgentObservation.StatusObservation.class, name = "moved"),
    @JsonSubTypes.Type(value = AgentObservation.RetimedObservation.class, name = "retimed"),
    @JsonSubTypes.Type(value = AgentObservation.UnchangedObservation.class, name = "stayed"),
    @JsonSubTypes.Type(value = AgentObservation.LogOutObservation.class, name = "left"),
    @JsonSubTypes.Type(value = AgentObservation.UnreadObservation.class, name = "unread"),
    @JsonSubTypes.Type(value = Measurement.SegmentMeasurement.class, name = "stretch"),
    @JsonSubTypes.Type(value = Measurement.IntervalMeasurement.class, name = "interval"),
    @JsonSubTypes.Type(value = Measurement.CountMeasurement.class, name = "count")
})
public sealed interface Measurement
        permits AgentObservation,
                Measurement.SegmentMeasurement,
                Measurement.IntervalMeasurement,
                Measurement.CountMeasurement {

    /** Of which row it is: no two facts of one poll have the same. Facts are read in its order. */
    String row();

    /**
     * A stretch of one status, as the vendor shows it with both its ends. Epoch seconds.
     *
     * @param before as it was reported before; null if it was not
     * @param after as it is reported now; null if it is no more
     */
    record SegmentMeasurement(
            String agent,
            String name,
            long start,
            @Nullable SegmentEnd before,
            @Nullable SegmentEnd after) implements Measurement {
        @Override
        public String row() {
            return agent + "\0" + "%016x".formatted(start);
        }
    }

    /**
     * All of an interval, reported by the vendor as such.
     *
     * @param start epoch second
     * @param end epoch second, not part of it
     * @param figures as they are now; none if the row is no more
     */
    record IntervalMeasurement(BucketSubject thing, String name, long start, long end, MetricValues figures)
            implements Measurement {
        @Override
        public String row() {
            return thing.kind() + thing.id() + "\0" + "%016x".formatted(end);
        }
    }

    /**
     * What has been counted since a day began.
     *
     * @param subject what is counted, and of which row
     * @param days which days
     * @param window when the change fell
     * @param before what was counted before; null if the row is new, or first seen
     * @param after what is counted now: amounts that grow; none if the row is no more
     * @param levels what is so now: amounts that do not add up over time
     * @param unread names of the figures that could not be read: they are in neither, and what is in {@code before} is
     *     what was counted when they were read last
     */
    record CountMeasurement(
            CountSubject subject,
            CountedDays days,
            ObservationWindow window,
            @Nullable MetricValues before,
            MetricValues after,
            MetricValues levels,
            Set<String> unread)
            implements Measurement {
        public CountMeasurement {
            // What an older version stored has none.
            unread = Set.copyOf(Objects.requireNonNullElse(unread, Set.of()));
        }

        @Override
        public String row() {
            return subject.row;
        }

        /** What is counted, and of which row. */
        public record CountSubject(BucketSubject thing, String name, String row) {}
    }
}
