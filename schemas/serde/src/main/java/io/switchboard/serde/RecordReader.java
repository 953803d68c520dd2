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

    private final Registry registry;
    private final Readers readers;
    private final Cache<Integer, Source> sources =
            CacheBuilder.newBuilder().maximumSize(CACHED_SCHEMAS).build();
    // Not static: its life is that of this reader, and a thread serves few of them.
    @SuppressWarnings("ThreadLocalUsage")
    private final ThreadLocal<@Nullable BinaryDecoder> decoders = new ThreadLocal<>();

    private volatile @Nullable Source last;

    RecordReader(Registry registry, Readers readers) {
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
                            Reason.MALFORMED,
                            "The record ends too early: it has " + length + " bytes and lacks some",
                            e)
                    .onSchema(id);
        } catch (AvroTypeException e) {
            throw SerdeException.of(
                            Reason.UNREADABLE,
                            "The class on this class path cannot take what was written; a newer version of it may: "
                                    + e.getMessage(),
                            e)
                    .onSchema(id);
        } catch (IOException | RuntimeException e) {
            throw SerdeException.of(Reason.MALFORMED, "The record cannot be decoded: " + e, e)
                    .onSchema(id);
        }
    }

    private Object decode(Source source, byte[] bytes, int offset, int length) throws IOException {
        BinaryDecoder decoder = DecoderFactory.get().binaryDecoder(bytes, offset, length, decoders.get());
        decoders.set(decoder);
        Object record = source.reader.read(null, decoder);
        if (!decoder.isEnd()) {
            throw SerdeException.of(Reason.MALFORMED, "There are bytes left after the record: its schema id is wrong");
        }
        return record;
    }

    private Source source(int id) throws IOException {
        Source source = last;
        if (source == null || source.id != id) {
            source = sources.getIfPresent(id);
            if (source == null) {
                Schema written = registry.schema(id);
                source = new Source(id, readers.readerOf(written));
                sources.put(id, source);
            }
            last = source;
        }
        return source;
    }

    private record Source(int id, DatumReader<Object> reader) {}
}
