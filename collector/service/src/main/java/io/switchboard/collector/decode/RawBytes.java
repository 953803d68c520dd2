package io.switchboard.collector.decode;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;

/** The bytes of the answer from the start of the row being read, so that a bad row can be shown as it came. */
final class RawBytes {
    static final int LIMIT = 16 * 1024;

    private final Deque<byte[]> chunks = new ArrayDeque<>();
    private long start;

    void append(byte[] chunk) {
        chunks.addLast(chunk);
    }

    /** Forgets whole chunks before an offset. */
    void discardBefore(long offset) {
        while (!chunks.isEmpty() && start + chunks.peekFirst().length <= offset) {
            start += chunks.removeFirst().length;
        }
    }

    /** Copies all from an offset on, at most {@link #LIMIT} bytes of it. */
    ByteBuffer copy(long from) {
        long end = start + chunks.stream().mapToLong(chunk -> chunk.length).sum();
        return copy(Math.min(Math.max(from, start), end), end);
    }

    /** Copies [from, to), at most {@link #LIMIT} bytes of it. */
    ByteBuffer copy(long from, long to) {
        ByteBuffer copy = ByteBuffer.allocate((int) Math.min(to - from, LIMIT));
        long at = start;
        for (byte[] chunk : chunks) {
            int begin = Math.clamp(from - at, 0, chunk.length);
            int length = Math.min(chunk.length - begin, copy.remaining());
            copy.put(chunk, begin, at + chunk.length > from ? length : 0);
            at += chunk.length;
        }
        return copy.flip();
    }
}
