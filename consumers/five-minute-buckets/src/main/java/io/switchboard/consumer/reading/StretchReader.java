package io.switchboard.consumer.reading;

import static io.switchboard.consumer.timeline.Bucket.secondOf;

import io.switchboard.consumer.status.StatusMapping;
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
        long end = segment.getEndTime() == null
                ? Held.OPEN
                : secondOf(segment.getEndTime().toEpochMilli());
        return new Held(mapping.statusOf(segment.getPrimaryStatus(), segment.getSecondaryStatus()), end);
    }
}
