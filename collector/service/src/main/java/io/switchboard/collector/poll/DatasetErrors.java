package io.switchboard.collector.poll;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * What of one dataset's rows could not be read in a poll.
 *
 * @param rows rows that could not be read
 * @param unread those of them of which nobody knows which known row they are: their key could not be read, or is new
 * @param values values that could not be read, of rows that were
 * @param left those of the rows that are counted alone, for there are more than a poll has dead letters
 * @param letters what to publish of it: each other row first, and then each kind of value that has not been published
 *     before
 */
public record DatasetErrors(int rows, int unread, int values, int left, List<PendingDeadLetter> letters) {

    /** All was read. */
    public static final DatasetErrors NONE = new DatasetErrors(0, 0, 0, List.of());

    public DatasetErrors {
        letters = List.copyOf(letters);
    }

    /** Of which each row is published. */
    public DatasetErrors(int rows, int unread, int values, List<PendingDeadLetter> letters) {
        this(rows, unread, values, 0, letters);
    }

    /** Dead letters of rows. */
    public int rowLetters() {
        return Math.min(rows - left, letters.size());
    }

    /** The same with so many dead letters at most. Those of values are few, and would not come again. */
    DatasetErrors limited(int most) {
        int ofRows = rowLetters();
        int kept = Math.clamp((long) most - (letters.size() - ofRows), 0, ofRows);
        List<PendingDeadLetter> some = new ArrayList<>(letters.subList(0, kept));
        some.addAll(letters.subList(ofRows, letters.size()));
        return new DatasetErrors(rows, unread, values, left + ofRows - kept, some);
    }

    /** Some of the dead letters, with the rows that they are of. */
    DatasetErrors part(int from, int to) {
        return new DatasetErrors(
                Math.min(to, rowLetters()) - Math.min(from, rowLetters()), 0, 0, 0, letters.subList(from, to));
    }

    /** The dead letters from one on, with all that has not been counted with those before. */
    DatasetErrors rest(int from) {
        return new DatasetErrors(
                rows - Math.min(from, rowLetters()), unread, values, left, letters.subList(from, letters.size()));
    }

    /**
     * A dead letter.
     *
     * @param path where in the answer the fault is
     * @param reason what is wrong there, and in which row
     * @param raw the row or the value as the vendor sent it, cut
     * @param length length of the whole of it, in bytes
     */
    public record PendingDeadLetter(String path, String reason, ByteBuffer raw, int length) {
        public PendingDeadLetter {
            raw = raw.asReadOnlyBuffer();
        }
    }
}
