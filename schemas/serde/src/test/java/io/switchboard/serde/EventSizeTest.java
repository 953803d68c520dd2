package io.switchboard.serde;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.Basis;
import io.switchboard.Origin;
import io.switchboard.Source;
import io.switchboard.convoso.agentmonitor.agents.Agent;
import io.switchboard.convoso.agentmonitor.agents.Envelope;
import io.switchboard.topic.PortableSchema;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.utils.ByteBufferOutputStream;
import org.junit.jupiter.api.Test;

/** What Debezium's fields of a source cost, in bytes: the figures in the rationale of the events. */
class EventSizeTest {
    private static final int BATCH = 50;
    /** Kafka's format of batches. */
    private static final byte MAGIC = 2;

    private static final Instant NOW = Instant.parse("2026-03-02T09:14:10.230Z");
    private static final Set<String> OF_DEBEZIUM = Set.of("connector", "name", "ts_ms", "db", "schema", "table");
    private static final Schema WHOLE = PortableSchema.of(Envelope.getClassSchema());

    @Test
    void shouldCostLittleInABatchOfLz4() {
        Schema bare = withSource(WHOLE, bareSource());
        List<byte[]> whole =
                IntStream.range(0, BATCH).mapToObj(EventSizeTest::event).toList();
        List<byte[]> without =
                whole.stream().map(event -> resolved(event, bare)).toList();

        int plain = whole.get(0).length - without.get(0).length;
        int packed = batch(whole) - batch(without);
        String figures = "%d of %d bytes plain, %d of %d in a batch of %d"
                .formatted(plain, whole.get(0).length, packed, batch(whole), BATCH);
        assertThat(plain).as(figures).isBetween(60, 100);
        assertThat(packed).as(figures).isLessThan(10 * BATCH);
    }

    private static byte[] event(int agent) {
        Agent before = agent(agent).setStatus("READY").setStatusLengthSec(92).build();
        Agent after = agent(agent)
                .setStatus("INCALL")
                .setStatusLengthSec(3)
                .setCallsToday(agent + 1)
                .build();
        Source source = Source.newBuilder()
                .setVersion("0.1.0")
                .setName("switchboard")
                .setTsMs(NOW.toEpochMilli())
                .setDb("acme-sales")
                .setSchema$("convoso")
                .setTable("agent-monitor.agents")
                .setVendor("convoso")
                .setAccount("acme-sales")
                .setDataset("convoso.agent-monitor.agents")
                .setPollId("acme-sales/agent-monitor#1772442850")
                .setSequence(1_772_442_850)
                .setOrigin(Origin.LIVE)
                .setObservedAt(NOW)
                .setNotBefore(NOW.minusSeconds(5))
                .build();
        return encode(
                Envelope.newBuilder()
                        .setBefore(before)
                        .setAfter(after)
                        .setOp("u")
                        .setTsMs(NOW.toEpochMilli() + 5)
                        .setSource(source)
                        .setEventTime(NOW.minusSeconds(3))
                        .setEventTimeBasis(Basis.VENDOR)
                        .setId(new UUID(agent * 0x9E3779B97F4A7C15L, ~agent * 0xC2B2AE3D27D4EB4FL).toString())
                        .build(),
                new SpecificDatumWriter<>(Envelope.getClassSchema(), SpecificData.getForClass(Envelope.class)));
    }

    private static Agent.Builder agent(int id) {
        return Agent.newBuilder()
                .setAccount("acme-sales")
                .setUserId(String.valueOf(1_000 + id))
                .setUserFullName("Agent " + id)
                .setCampaignId("88")
                .setCampaignName("Renewals")
                .setQueueId("12")
                .setQueueName("Renewals inbound")
                .setExtension(String.valueOf(7_000 + id))
                .setChannelType("VOICE")
                .setCallsToday(id)
                .setLastStateChange(NOW.minusSeconds(92))
                .setLastCallTime(NOW.minusSeconds(300 + id))
                .setStatusLabel("In call")
                .setConnectionType("BROWSER");
    }

    private static Schema bareSource() {
        Schema source = WHOLE.getField("source").schema();
        return record(
                source,
                source.getFields().stream()
                        .filter(field -> !OF_DEBEZIUM.contains(field.name()))
                        .map(field -> new Schema.Field(field, field.schema())));
    }

    private static Schema withSource(Schema envelope, Schema source) {
        return record(
                envelope,
                envelope.getFields().stream()
                        .map(field ->
                                new Schema.Field(field, field.name().equals("source") ? source : field.schema())));
    }

    private static Schema record(Schema like, Stream<Schema.Field> fields) {
        return Schema.createRecord(like.getName(), like.getDoc(), like.getNamespace(), false, fields.toList());
    }

    private static byte[] resolved(byte[] event, Schema wanted) {
        try {
            IndexedRecord read = new GenericDatumReader<IndexedRecord>(WHOLE, wanted)
                    .read(null, DecoderFactory.get().binaryDecoder(event, null));
            return encode(read, new GenericDatumWriter<>(wanted));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> byte[] encode(T record, DatumWriter<T> writer) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
        try {
            writer.write(record, encoder);
            encoder.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** The size of the events in a batch of a producer's, which compresses them together. */
    private static int batch(List<byte[]> events) {
        ByteBufferOutputStream packed = new ByteBufferOutputStream(64 * 1024);
        try (OutputStream out = Compression.lz4().build().wrapForOutput(packed, MAGIC)) {
            for (byte[] event : events) {
                out.write(event);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.position();
    }
}
