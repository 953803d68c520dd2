package io.switchboard.buckets.extract;

import static io.switchboard.buckets.extract.FieldMapping.MappedFigure.figure;
import static io.switchboard.buckets.timeline.BucketGrid.WIDTH_SEC;
import static io.switchboard.buckets.timeline.BucketGrid.secondOf;

import io.switchboard.liveperson.msgconversation.Metrics;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * LivePerson's conversations, in intervals of five minutes. Longer intervals end at the latest five minutes, so that
 * those of two answers overlap, and rows of a whole period overlap all: neither is of a bucket.
 */
record ConversationsReader() implements EventReader {
    static final FieldMapping OF_AGENT = measures("resolved");
    static final FieldMapping OF_QUEUE = measures("handled");

    /** Ids of conversations that no agent had. */
    private static final Set<String> NOBODY = Set.of("-1", "null");

    private static final int FIVE_MINUTES = WIDTH_SEC / 60;

    @Override
    public List<Measurement> read(DatasetChange change) {
        if (!(change.latest() instanceof Metrics latest)
                || latest.getIntervalMin() == null
                || latest.getIntervalMin() != FIVE_MINUTES) {
            return List.of();
        }
        long end = secondOf(latest.getBucketEnd().toEpochMilli());
        return thing(latest)
                .<Measurement>map(thing -> new Measurement.IntervalMeasurement(
                        thing,
                        "",
                        end - WIDTH_SEC,
                        end,
                        (thing.kind() == BucketSubject.SubjectKind.QUEUE ? OF_QUEUE : OF_AGENT).read(change.after())))
                .stream()
                .toList();
    }

    private static Optional<BucketSubject> thing(Metrics row) {
        return switch (row.getLevel()) {
            case "account" -> Optional.of(BucketSubject.queue("account", row.getSkillId()));
            case "skill" -> Optional.of(BucketSubject.queue("skill", row.getSkillId()));
            case "agent" -> Optional.of(BucketSubject.agent(row.getAgentId())).filter(agent -> isAgent(row));
            case "skill-agent" ->
                Optional.of(BucketSubject.inSkill(row.getSkillId(), row.getAgentId()))
                        .filter(agent -> isAgent(row));
            default -> Optional.empty();
        };
    }

    /** All agents together are no agent, nor is nobody: conversations without an agent are in the totals only. */
    private static boolean isAgent(Metrics row) {
        return !NOBODY.contains(row.getAgentId()) && !row.getAgentId().equals(BucketSubject.ALL);
    }

    private static FieldMapping measures(String total) {
        return new FieldMapping(Stream.of(
                        figure(total, "total_resolved_conversations"),
                        figure("resolved_by_ccp", "resolved_conversations_by_ccp"),
                        figure("resolved_by_consumer", "resolved_conversations_by_consumer"),
                        figure("resolved_by_system", "resolved_conversations_by_system"),
                        figure("handle_ms", "total_handling_time_resolved_conversations_ms"),
                        figure("handle_by_ccp_ms", "total_handling_time_resolved_conversations_by_ccp_ms"),
                        figure("handle_by_consumer_ms", "total_handling_time_resolved_conversations_by_consumer_ms"),
                        figure("handle_by_system_ms", "total_handling_time_resolved_conversations_by_system_ms"))
                .toList());
    }
}
