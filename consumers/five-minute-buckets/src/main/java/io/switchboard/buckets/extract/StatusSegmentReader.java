package io.switchboard.buckets.extract;

import static io.switchboard.buckets.timeline.BucketGrid.secondOf;

import io.switchboard.kore.agentstatusdetails.StatusSegment;
import io.switchboard.streams.status.StatusMapping;
import io.switchboard.streams.status.UnreadFields;
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
record StatusSegmentReader(StatusMapping mapping) implements EventReader {

    @Override
    public List<Measurement> read(DatasetChange change) {
        if (!(change.latest() instanceof StatusSegment latest)) {
            return List.of();
        }
        String name = Stream.of(latest.getFirstName(), latest.getLastName())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "));
        return List.of(new Measurement.SegmentMeasurement(
                latest.getUserId(),
                name,
                secondOf(latest.getStartTime().toEpochMilli()),
                held((StatusSegment) change.before()),
                held((StatusSegment) change.after())));
    }

    private @Nullable SegmentEnd held(@Nullable StatusSegment segment) {
        if (segment == null) {
            return null;
        }
        return new SegmentEnd(mapping.statusOf(segment.getPrimaryStatus(), segment.getSecondaryStatus()), end(segment));
    }

    private static long end(StatusSegment segment) {
        if (segment.getEndTime() != null) {
            return secondOf(segment.getEndTime().toEpochMilli());
        }
        return UnreadFields.of(segment).contains("end_time") ? SegmentEnd.UNREAD : SegmentEnd.OPEN;
    }
}
