package io.switchboard.serde;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import java.io.EOFException;
import java.io.IOException;
import org.apache.avro.AvroTypeException;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DecoderFactory;
import org.jspecify.annotations.Nullable;

/** Reads records by the schemas they were written with, each fetched once. Safe from any thread. */
final class RecordReader {
    private static final int CACHED_SCHEMAS = 1_000;

    private final SchemaRegistry registry;
    private final ReaderFactory readers;
    private final Cache<Integer, ReaderSource> sources =
            CacheBuilder.newBuilder().maximumSize(CACHED_SCHEMAS).build();
    // Not static: its life is that of this reader, and a thread serves few of them.
    @SuppressWarnings("ThreadLocalUsage")
    private final ThreadLocal<@Nullable BinaryDecoder> decoders = new ThreadLocal<>();

    private volatile @Nullable ReaderSource last;

    RecordReader(SchemaRegistry registry, ReaderFactory readers) {
        this.registry = registry;
        this.readers = readers;
    }

    /** @throws SerdeException with the schema's id as soon as it is known */
    Object read(byte[] bytes, int offset, int length) {
        int id = WireFormat.readSchemaId(bytes, offset, length);
        try {
            return decode(source(id), bytes, offset + WireFormat.HEADER_BYTES, length - WireFormat.HEADER_BYTES);
        } catch (SerdeException e) {
            throw e.onSchema(id);
        } catch (EOFException e) {
            throw SerdeException.of(
                            FailureReason.MALFORMED,
                            "The record ends too early: it has " + length + " bytes and lacks some",
                            e)
                    .onSchema(id);
        } catch (AvroTypeException e) {
            throw SerdeException.of(
                            FailureReason.UNREADABLE,
                            "The class on this class path cannot take what was written; a newer version of it may: "
                                    + e.getMessage(),
                            e)
                    .onSchema(id);
        } catch (IOException | RuntimeException e) {
            throw SerdeException.of(FailureReason.MALFORMED, "The record cannot be decoded: " + e, e)
                    .onSchema(id);
        }
    }

    private Object decode(ReaderSource source, byte[] bytes, int offset, int length) throws IOException {
        BinaryDecoder decoder = DecoderFactory.get().binaryDecoder(bytes, offset, length, decoders.get());
        decoders.set(decoder);
        Object record = source.reader.read(null, decoder);
        if (!decoder.isEnd()) {
            throw SerdeException.of(
                    FailureReason.MALFORMED, "There are bytes left after the record: its schema id is wrong");
        }
        return record;
    }

    private ReaderSource source(int id) throws IOException {
        ReaderSource source = last;
        if (source == null || source.id != id) {
            source = sources.getIfPresent(id);
            if (source == null) {
                Schema written = registry.schema(id);
                source = new ReaderSource(id, readers.readerOf(written));
                sources.put(id, source);
            }
            last = source;
        }
        return source;
    }

    private record ReaderSource(int id, DatumReader<Object> reader) {}
}
