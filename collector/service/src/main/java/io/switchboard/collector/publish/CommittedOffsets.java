package io.switchboard.collector.publish;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Where the records of a commit lie, in their order. */
record CommittedOffsets(List<RecordMetadata> records) {

    /** The offsets of a topic's records. */
    Iterator<Long> offsets(String topic) {
        return records.stream()
                .filter(record -> record.topic().equals(topic))
                .map(RecordMetadata::offset)
                .iterator();
    }

    /** Offset of a topic's first record; empty if it has none. */
    Optional<Long> first(String topic) {
        Iterator<Long> offsets = offsets(topic);
        return offsets.hasNext() ? Optional.of(offsets.next()) : Optional.empty();
    }
}
