package io.switchboard.consumer.reading;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What one change event says. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "fact")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Sighting.First.class, name = "first"),
    @JsonSubTypes.Type(value = Sighting.Came.class, name = "came"),
    @JsonSubTypes.Type(value = Sighting.Moved.class, name = "moved"),
    @JsonSubTypes.Type(value = Sighting.Retimed.class, name = "retimed"),
    @JsonSubTypes.Type(value = Sighting.Stayed.class, name = "stayed"),
    @JsonSubTypes.Type(value = Sighting.Left.class, name = "left"),
    @JsonSubTypes.Type(value = Sighting.Unread.class, name = "unread"),
    @JsonSubTypes.Type(value = Fact.Stretch.class, name = "stretch"),
    @JsonSubTypes.Type(value = Fact.Interval.class, name = "interval"),
    @JsonSubTypes.Type(value = Fact.Count.class, name = "count")
})
public sealed interface Fact permits Sighting, Fact.Stretch, Fact.Interval, Fact.Count {

    /** Of which row it is: no two facts of one poll have the same. Facts are read in its order. */
    String row();

    /**
     * A stretch of one status, as the vendor tells it with both its ends. Epoch seconds.
     *
     * @param before as it was told before; null if it was not
     * @param after as it is told now; null if it is no more
     */
    record Stretch(
            String agent,
            String name,
            long start,
            @Nullable Held before,
            @Nullable Held after) implements Fact {
        @Override
        public String row() {
            return agent + "\0" + "%016x".formatted(start);
        }
    }

    /**
     * All of an interval, told by the vendor as such.
     *
     * @param start epoch second
     * @param end epoch second, not part of it
     * @param figures as they are now; none if the row is no more
     */
    record Interval(Thing thing, String name, long start, long end, Figures figures) implements Fact {
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
    record Count(
            Subject subject,
            Days days,
            Window window,
            @Nullable Figures before,
            Figures after,
            Figures levels,
            Set<String> unread)
            implements Fact {
        public Count {
            // What an older version stored has none.
            unread = Set.copyOf(Objects.requireNonNullElse(unread, Set.of()));
        }

        @Override
        public String row() {
            return subject.row;
        }

        /** What is counted, and of which row. */
        public record Subject(Thing thing, String name, String row) {}
    }
}
