package io.switchboard.consumer.segment;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Duration;
import java.util.Optional;

/** What is known of an agent up to the begin of a segment. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Before.Nothing.class, name = "nothing"),
    @JsonSubTypes.Type(value = Before.Gap.class, name = "gap"),
    @JsonSubTypes.Type(value = Before.Lasting.class, name = "lasting")
})
sealed interface Before {

    /**
     * Segments need not meet, and the vendor's sample has gaps of up to 141 s; after a longer one nothing is certain.
     */
    Duration LONGEST_GAP = Duration.ofMinutes(5);

    /** There is no earlier segment. */
    record Nothing() implements Before {}

    /** The segment before it had ended long before, or nobody knows when. */
    record Gap() implements Before {}

    /** The agent was in this status, for so many milliseconds. */
    record Lasting(String primary, String secondary, long lasted) implements Before {}

    /** What the segment before says. One that is open, or that ends too late, ended when the next one began. */
    static Before of(Optional<Segment> earlier, Segment now) {
        return earlier.map(segment -> of(segment, now)).orElseGet(Nothing::new);
    }

    private static Before of(Segment earlier, Segment now) {
        if (earlier.end() == Segment.UNREAD) {
            return new Gap();
        }
        long end = Math.min(earlier.end(), now.start());
        return now.start() - end > LONGEST_GAP.toMillis()
                ? new Gap()
                : new Lasting(earlier.primary(), earlier.secondary(), Math.max(0, end - earlier.start()));
    }
}
