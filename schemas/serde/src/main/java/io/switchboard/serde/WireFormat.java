package io.switchboard.serde;

import com.google.common.primitives.Ints;
import java.io.ByteArrayOutputStream;

/** The five bytes before every record: zero, then the schema's id, most significant byte first. */
final class WireFormat {
    static final int HEADER_BYTES = 5;
    private static final int MAGIC = 0;

    private WireFormat() {}

    static void writeHeader(ByteArrayOutputStream out, int schemaId) {
        out.write(MAGIC);
        out.write(schemaId >>> 24);
        out.write(schemaId >>> 16);
        out.write(schemaId >>> 8);
        out.write(schemaId);
    }

    /**
     * Reads the schema's id.
     *
     * @throws SerdeException MALFORMED, if the header is cut off or not Confluent's
     */
    static int readSchemaId(byte[] bytes, int offset, int length) {
        if (length < HEADER_BYTES) {
            throw SerdeException.of(
                    FailureReason.MALFORMED,
                    "The record has " + length + " bytes, fewer than the header of " + HEADER_BYTES);
        }
        if (bytes[offset] != MAGIC) {
            throw SerdeException.of(
                    FailureReason.MALFORMED,
                    String.format(
                            "The record begins with 0x%02x instead of the magic byte 0x00: it was not written in the"
                                    + " Confluent wire format",
                            bytes[offset]));
        }
        return Ints.fromBytes(bytes[offset + 1], bytes[offset + 2], bytes[offset + 3], bytes[offset + 4]);
    }
}
