package io.switchboard.collector.poll;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * What of one dataset's rows could not be read in a poll.
 *
 * @param rows rows that could not be read
 * @param unread those of them of which nobody knows which known row they are: their key could not be read, or is new
 * @param values values that could not be read, of rows that were
 * @param letters what to publish of it: each row, and each kind of value that has not been published before
 */
public record Faults(int rows, int unread, int values, List<Letter> letters) {

    /** All was read. */
    public static final Faults NONE = new Faults(0, 0, 0, List.of());

    public Faults {
        letters = List.copyOf(letters);
    }

    /**
     * A dead letter.
     *
     * @param path where in the answer the fault is
     * @param reason what is wrong there, and in which row
     * @param raw the row or the value as the vendor sent it, cut
     * @param length length of the whole of it, in bytes
     */
    public record Letter(String path, String reason, ByteBuffer raw, int length) {
        public Letter {
            raw = raw.asReadOnlyBuffer();
        }
    }
}
