package io.switchboard.collector.decode;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Collection;
import java.util.Comparator;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecordBase;

/** The texts of one dataset's rows: how much of them a row may hold. */
public final class RowTexts {

    /** In bytes: an event holds a row twice, before and after, and Kafka takes records of a megabyte. */
    static final int LONGEST = 450_000;

    private static final int MOST_BYTES_OF_A_CHAR = 3;

    private final int[] positions;
    private final Set<Integer> keys;

    /**
     * @param texts the fields that hold text
     * @param keys the fields of the key
     */
    RowTexts(Collection<Schema.Field> texts, Collection<Schema.Field> keys) {
        this.positions = texts.stream().mapToInt(Schema.Field::pos).toArray();
        this.keys = keys.stream().map(Schema.Field::pos).collect(Collectors.toSet());
    }

    /** Whether a row is short enough. */
    boolean fit(SpecificRecordBase row) {
        long chars = 0;
        for (int position : positions) {
            chars += row.get(position) instanceof String text ? text.length() : 0;
        }
        // Nearly always the length is enough to know.
        return MOST_BYTES_OF_A_CHAR * chars <= LONGEST || bytes(row) <= LONGEST;
    }

    /** Position of the longest text: of the key's only if there is no other. */
    int longest(SpecificRecordBase row) {
        return IntStream.of(positions)
                .boxed()
                .filter(position -> row.get(position) != null)
                .max(Comparator.comparing((Integer position) -> !keys.contains(position))
                        .thenComparingInt(position -> ((String) row.get(position)).length()))
                .orElseThrow();
    }

    private static long bytes(SpecificRecordBase row) {
        return IntStream.range(0, row.getSchema().getFields().size())
                .mapToObj(row::get)
                .filter(String.class::isInstance)
                .mapToLong(text -> ((String) text).getBytes(UTF_8).length)
                .sum();
    }

    /** Whether a row is still short enough with one more text. */
    public static boolean fit(SpecificRecordBase row, String more) {
        return bytes(row) + more.getBytes(UTF_8).length <= LONGEST;
    }
}
