package io.switchboard.statuschanges.segments;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Duration;
import java.util.Optional;

/** What is known of an agent up to the begin of a segment. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = PreviousStatus.NoPreviousStatus.class, name = "nothing"),
    @JsonSubTypes.Type(value = PreviousStatus.StatusGap.class, name = "gap"),
    @JsonSubTypes.Type(value = PreviousStatus.LastingStatus.class, name = "lasting")
})
sealed interface PreviousStatus {

    /**
     * Segments need not meet, and the vendor's sample has gaps of up to 141 s; after a longer one nothing is certain.
     */
    Duration LONGEST_GAP = Duration.ofMinutes(5);

    /** There is no earlier segment. */
    record NoPreviousStatus() implements PreviousStatus {}

    /** The segment before it had ended long before, or nobody knows when. */
    record StatusGap() implements PreviousStatus {}

    /** The agent was in this status, for so many milliseconds. */
    record LastingStatus(String primary, String secondary, long lasted) implements PreviousStatus {}

    /** What the segment before says. One that is open, or that ends too late, ended when the next one began. */
    static PreviousStatus of(Optional<AgentSegment> earlier, AgentSegment now) {
        return earlier.map(segment -> of(segment, now)).orElseGet(NoPreviousStatus::new);
    }

    private static PreviousStatus of(AgentSegment earlier, AgentSegment now) {
        if (earlier.end() == AgentSegment.UNREAD) {
            return new StatusGap();
        }
        long end = Math.min(earlier.end(), now.start());
        return now.start() - end > LONGEST_GAP.toMillis()
                ? new StatusGap()
                : new LastingStatus(earlier.primary(), earlier.secondary(), Math.max(0, end - earlier.start()));
    }
}
