package io.switchboard.endtoend.truth;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;

/** Named numbers of things, summed; what is zero counts as not reported. */
final class Figures {
    private final SortedMap<String, SortedMap<String, Long>> byThing = new TreeMap<>();

    void add(String thing, String name, long number) {
        byThing.computeIfAbsent(thing, _ -> new TreeMap<>()).merge(name, number, Long::sum);
    }

    /** Those of a record's fields that are there. */
    void add(String thing, SpecificRecord record, List<String> names) {
        for (String name : names) {
            if (ChangeChain.field(record, name) instanceof Number number) {
                add(thing, name, number.longValue());
            }
        }
    }

    /** All that are not zero. */
    Map<String, SortedMap<String, Long>> told() {
        SortedMap<String, SortedMap<String, Long>> told = new TreeMap<>();
        byThing.forEach((thing, numbers) -> {
            SortedMap<String, Long> some = new TreeMap<>(numbers);
            some.values().removeIf(number -> number == 0);
            if (!some.isEmpty()) {
                told.put(thing, some);
            }
        });
        return told;
    }
}
