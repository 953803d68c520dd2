package io.switchboard.simulator.contactcentre;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/** One agent's statuses since the opening, in some twelve bytes each, so that long and fast runs fit in memory. */
final class StatusHistory {
    private long[] starts = new long[64];
    private AgentStatus[] statuses = new AgentStatus[64];
    private int size;

    StatusHistory(long opening) {
        add(opening, AgentStatus.LOGGED_OUT);
    }

    void add(long at, AgentStatus status) {
        if (size == starts.length) {
            starts = Arrays.copyOf(starts, size * 2);
            statuses = Arrays.copyOf(statuses, size * 2);
        }
        starts[size] = at;
        statuses[size++] = status;
    }

    AgentStatus status() {
        return statuses[size - 1];
    }

    long since() {
        return starts[size - 1];
    }

    /** Visits the changes in [from, to). */
    void forEachChange(long from, long to, StatusVisitor visitor) {
        for (int i = Math.max(1, firstNotBefore(from)); i < size && starts[i] < to; i++) {
            visitor.visit(starts[i], statuses[i - 1], statuses[i]);
        }
    }

    /** Milliseconds in each status that occurs in [from, to), which must have passed. */
    Map<AgentStatus, Long> durations(long from, long to) {
        Map<AgentStatus, Long> durations = new EnumMap<>(AgentStatus.class);
        for (int i = Math.max(0, firstNotBefore(from) - 1); i < size && starts[i] < to; i++) {
            long end = i + 1 < size ? Math.min(starts[i + 1], to) : to;
            long length = end - Math.max(starts[i], from);
            if (length > 0) {
                durations.merge(statuses[i], length, Long::sum);
            }
        }
        return durations;
    }

    private int firstNotBefore(long instant) {
        int found = Arrays.binarySearch(starts, 0, size, instant);
        return found >= 0 ? found : -found - 1;
    }

    interface StatusVisitor {
        void visit(long at, AgentStatus from, AgentStatus to);
    }
}
