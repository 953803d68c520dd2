package io.switchboard.buckets.extract;

import static io.switchboard.buckets.extract.FieldMapping.MappedFigure.figure;

import io.switchboard.convoso.agentperformance.Performance;
import java.util.List;
import java.util.Objects;

/** Convoso's agent performance: what agents have done since the day began. */
record PerformanceReader() implements EventReader {
    static final FieldMapping MEASURES = FieldMapping.of(
            figure("contacts", "calls"),
            figure("human_answered", "human_answered"),
            figure("voicemails", "am"),
            figure("talk_sec", "talk_sec"),
            figure("wait_sec", "wait_sec"),
            figure("pause_sec", "pause_sec"),
            figure("wrap_sec", "wrap_sec"),
            figure("logged_in_sec", "total_time"));

    @Override
    public List<Measurement> read(DatasetChange change) {
        if (!(change.latest() instanceof Performance latest)) {
            return List.of();
        }
        CountedDays days = new CountedDays(
                latest.getDateStart().toEpochDay(), latest.getDateEnd().toEpochDay());
        String row = latest.getUserId() + "\0" + latest.getDateStart() + "\0" + latest.getDateEnd();
        return List.of(new Measurement.CountMeasurement(
                new Measurement.CountMeasurement.CountSubject(
                        BucketSubject.agent(latest.getUserId()), Objects.requireNonNullElse(latest.getName(), ""), row),
                days,
                ObservationWindow.of(change.source(), null),
                change.before() == null ? null : MEASURES.read(change.before()),
                MEASURES.read(change.after()),
                MetricValues.NONE,
                MEASURES.unread(change.after())));
    }
}
