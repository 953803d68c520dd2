package io.switchboard.collector.publish;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.switchboard.Source;
import io.switchboard.collector.poll.PollResult;
import io.switchboard.collector.snapshot.RowChange;
import io.switchboard.topic.Dataset;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecordBase;

/** Makes the change events of one dataset. */
final class EnvelopeFactory {
    private final Dataset<?, ?, ?> dataset;
    private final Schema schema;
    private final String vendor;
    private final String table;
    private final String prefix;
    private final String version;

    /**
     * @param prefix of the topics, for the events' source
     * @param version of the collector, for the events' source
     */
    EnvelopeFactory(Dataset<?, ?, ?> dataset, String prefix, String version) {
        this.dataset = dataset;
        this.schema = dataset.envelopeSchema();
        this.vendor = dataset.vendor();
        this.table = dataset.nameAtVendor();
        this.prefix = prefix;
        this.version = version;
    }

    /** The event of a change, emitted now. */
    SpecificRecordBase envelope(PollResult poll, RowChange change, Instant now) {
        var event = (SpecificRecordBase) SpecificData.newInstance(dataset.envelope(), schema);
        put(event, "before", change.before());
        put(event, "after", change.after());
        put(event, "op", Optional.of(change.op().letter()));
        put(event, "ts_ms", Optional.of(now.toEpochMilli()));
        put(event, "source", Optional.of(source(poll, change)));
        put(event, "event_time", Optional.of(change.when().eventTime()));
        put(event, "event_time_basis", Optional.of(change.when().basis()));
        put(event, "id", Optional.of(id(poll, change)));
        return event;
    }

    private void put(SpecificRecordBase event, String field, Optional<?> value) {
        event.put(schema.getField(field).pos(), value.orElse(null));
    }

    private Source source(PollResult poll, RowChange change) {
        return Source.newBuilder()
                .setVersion(version)
                .setName(prefix)
                .setTsMs(poll.completedAt().toEpochMilli())
                .setSnapshot(String.valueOf(change.op() == RowChange.ChangeOp.READ))
                .setDb(poll.target().account())
                .setSchema$(vendor)
                .setTable(table)
                .setVendor(vendor)
                .setAccount(poll.target().account())
                .setDataset(dataset.name())
                .setPollId(poll.id())
                .setSequence(poll.sequence())
                .setOrigin(poll.origin())
                .setObservedAt(poll.completedAt())
                .setNotBefore(change.when().notBefore().orElse(null))
                .setRetired(poll.retires())
                .build();
    }

    private String id(PollResult poll, RowChange change) {
        SpecificRecordBase key = change.key();
        String name = IntStream.range(0, key.getSchema().getFields().size())
                .mapToObj(key::get)
                .map(String::valueOf)
                .collect(Collectors.joining("\0", dataset.name() + "\0", "\0"));
        String whole = name + poll.sequence() + "\0" + change.op().letter();
        return UUID.nameUUIDFromBytes(whole.getBytes(UTF_8)).toString();
    }
}
