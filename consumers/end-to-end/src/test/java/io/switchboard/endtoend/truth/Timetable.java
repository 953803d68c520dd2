package io.switchboard.endtoend.truth;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What happens at given times. */
final class Timetable {
    private final List<Entry> ahead = new ArrayList<>();

    /** Something that happens. */
    interface Step {
        void happen() throws Exception;
    }

    private record Entry(Instant at, Step step) {}

    void at(Instant time, Step step) {
        ahead.add(new Entry(time, step));
        ahead.sort(Comparator.comparing(Entry::at));
    }

    /** Does what is due. */
    void goOn(Instant now) throws Exception {
        while (!ahead.isEmpty() && now.isAfter(ahead.getFirst().at())) {
            ahead.removeFirst().step().happen();
        }
    }

    /** How much has not happened yet. */
    int left() {
        return ahead.size();
    }
}
