package io.switchboard.simulator.contactcentre;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Calls in the order of something that happens to each of them once. */
final class CallOrder {
    private long[] times = new long[64];
    private int[] calls = new int[64];
    private int size;

    /** Times never fall. */
    void add(int call, long at) {
        if (size == times.length) {
            times = Arrays.copyOf(times, size * 2);
            calls = Arrays.copyOf(calls, size * 2);
        }
        times[size] = at;
        calls[size++] = call;
    }

    /** The calls to which it happened in [from, to). */
    IntStream range(long from, long to) {
        int first = firstNotBefore(times, size, from);
        int last = Math.max(first, firstNotBefore(times, size, to));
        return Arrays.stream(calls, first, last);
    }

    /** The index of the first of the sorted times that is not before the instant; several may be the same. */
    static int firstNotBefore(long[] times, int size, long instant) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (times[middle] < instant) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
