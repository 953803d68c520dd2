package io.switchboard.collector.publish;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.switchboard.collector.poll.PollResult;
import io.switchboard.collector.poll.PollResult.DatasetResult;
import io.switchboard.collector.snapshot.RowChange;
import io.switchboard.serde.AvroSerializer;
import io.switchboard.topic.Topic;
import io.switchboard.topic.Topics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;

/**
 * Turns a poll into the records of its commit. All of them are serialized before the first is sent, so that a registry
 * that is down costs the poll and leaves nothing half written.
 */
final class CommitEncoder {
    private final Topics topics;
    private final AvroSerializer<SpecificRecord> keys;
    private final AvroSerializer<SpecificRecord> values;
    private final PollRecordFactory polls;
    private final String version;
    private final Map<String, EnvelopeFactory> envelopes = new HashMap<>();

    CommitEncoder(
            Topics topics,
            AvroSerializer<SpecificRecord> keys,
            AvroSerializer<SpecificRecord> values,
            PollRecordFactory polls,
            String version) {
        this.topics = topics;
        this.keys = keys;
        this.values = values;
        this.polls = polls;
        this.version = version;
    }

    /**
     * The records of a poll's commit: changes and state, dead letters, and the poll records last.
     *
     * @param stale rows of state to write once more, behind the poll's own
     * @param partition of the account, the same in every topic
     * @param now for the events' {@code ts_ms}
     */
    List<ProducerRecord<byte[], byte[]>> encode(PollResult poll, List<StateRow> stale, int partition, Instant now) {
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        EncodedPlace place = new EncodedPlace(partition, poll.completedAt().toEpochMilli());
        for (DatasetResult seen : poll.seen()) {
            EnvelopeFactory events = envelopes.computeIfAbsent(
                    seen.dataset().name(), _ -> new EnvelopeFactory(seen.dataset(), topics.prefix(), version));
            for (RowChange change : seen.changes()) {
                SpecificRecord event = events.envelope(poll, change, now);
                records.add(record(topics.changes(seen.dataset()), place, change.key(), event, changed(change)));
                SpecificRecord row = change.after().orElse(null);
                records.add(record(topics.state(seen.dataset()), place, change.key(), row, List.of()));
            }
            seen.faults()
                    .letters()
                    .forEach(letter -> records.add(record(
                            topics.deadLetters(),
                            place,
                            polls.key(poll.target()),
                            polls.deadLetter(poll, seen, letter),
                            List.of())));
        }
        stale.forEach(row -> records.add(record(topics.state(row.dataset()), place, row.key(), row.row(), List.of())));
        poll.seen()
                .forEach(seen -> records.add(
                        record(topics.polls(), place, polls.key(poll, seen), polls.end(poll, seen), List.of())));
        return records;
    }

    private record EncodedPlace(int partition, long timestamp) {}

    private static List<Header> changed(RowChange change) {
        return change.changed().isEmpty()
                ? List.of()
                : List.of(new RecordHeader(
                        "changed", String.join(",", change.changed()).getBytes(UTF_8)));
    }

    private ProducerRecord<byte[], byte[]> record(
            Topic<?, ?> topic,
            EncodedPlace place,
            SpecificRecord key,
            @Nullable SpecificRecord value,
            List<Header> headers) {
        return new ProducerRecord<>(
                topic.name(),
                place.partition(),
                place.timestamp(),
                keys.serialize(topic.name(), key),
                values.serialize(topic.name(), value),
                headers);
    }
}
