package io.switchboard.collector.decode;

import java.nio.ByteBuffer;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * A row that could not be read: its key could not, or there is no row where one belongs.
 *
 * @param partial the row as far as it was read: good for its key, if that was read
 * @param path where in the answer the first fault is
 * @param reason what is wrong there
 * @param raw the row as the vendor sent it, cut at {@value RawBytes#LIMIT} bytes
 * @param length length of the whole row, in bytes
 */
public record RejectedRow(SpecificRecordBase partial, String path, String reason, ByteBuffer raw, int length) {
    public RejectedRow {
        raw = raw.asReadOnlyBuffer();
    }
}
