package io.switchboard.buckets.extract;

import static io.switchboard.buckets.extract.FieldMapping.MappedFigure.figure;
import static io.switchboard.buckets.timeline.BucketGrid.secondOf;

import io.switchboard.kore.callvolume.CallVolume;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** Kore's call volume: what came to each queue in each of the vendor's intervals. */
record VolumeReader() implements EventReader {
    static final FieldMapping MEASURES = FieldMapping.of(
            figure("offered", "offered_contacts"),
            figure("answered", "answered_contacts"),
            figure("abandoned", "abandoned_contacts"),
            figure("handled", "completed_contacts"),
            figure("wait_answered_ms", "queue_hold_time_answered_ms"),
            figure("max_wait_answered_ms", "max_queue_hold_time_answered_ms"),
            figure("wait_abandoned_ms", "queue_hold_time_abandoned_ms"),
            figure("max_wait_abandoned_ms", "max_queue_hold_time_abandoned_ms"),
            figure("talk_ms", "conversation_talk_time_ms"),
            figure("hold_ms", "hold_duration_ms"),
            figure("wrap_ms", "acw_duration_ms"),
            figure("handle_ms", "conversation_handle_time_ms"),
            figure("messages", "message_count"),
            figure("saved_messages", "saved_message_count"),
            figure("csat_responses", "csat_responses"),
            figure("csat_score", "csat_score"));

    /** The vendor's, in all samples: for a row that does not say its end. */
    private static final Duration INTERVAL = Duration.ofMinutes(15);

    @Override
    public List<Measurement> read(DatasetChange change) {
        if (!(change.latest() instanceof CallVolume latest)) {
            return List.of();
        }
        Instant start = latest.getIntervalStart();
        Instant end = latest.getIntervalEnd();
        return List.of(new Measurement.IntervalMeasurement(
                BucketSubject.queue(BucketSubject.LINE, latest.getQueueId()),
                Objects.requireNonNullElse(latest.getQueueName(), ""),
                secondOf(start.toEpochMilli()),
                secondOf((end == null || !end.isAfter(start) ? start.plus(INTERVAL) : end).toEpochMilli()),
                MEASURES.read(change.after())));
    }
}
