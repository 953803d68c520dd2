package io.switchboard.consumer.reading;

import static io.switchboard.consumer.timeline.Bucket.secondOf;

import io.switchboard.consumer.status.StatusMapping;
import io.switchboard.consumer.status.UnreadFields;
import io.switchboard.kore.agentstatusdetails.StatusSegment;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Kore's segments.
 *
 * @param mapping what the vendor's words mean
 */
record StretchReader(StatusMapping mapping) implements Reader {

    @Override
    public List<Fact> read(Change change) {
        if (!(change.latest() instanceof StatusSegment latest)) {
            return List.of();
        }
        String name = Stream.of(latest.getFirstName(), latest.getLastName())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "));
        return List.of(new Fact.Stretch(
                latest.getUserId(),
                name,
                secondOf(latest.getStartTime().toEpochMilli()),
                held((StatusSegment) change.before()),
                held((StatusSegment) change.after())));
    }

    private @Nullable Held held(@Nullable StatusSegment segment) {
        if (segment == null) {
            return null;
        }
        return new Held(mapping.statusOf(segment.getPrimaryStatus(), segment.getSecondaryStatus()), end(segment));
    }

    private static long end(StatusSegment segment) {
        if (segment.getEndTime() != null) {
            return secondOf(segment.getEndTime().toEpochMilli());
        }
        return UnreadFields.of(segment).contains("end_time") ? Held.UNREAD : Held.OPEN;
    }
}
