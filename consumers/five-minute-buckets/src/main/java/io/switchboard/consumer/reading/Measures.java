package io.switchboard.consumer.reading;

import io.switchboard.consumer.status.UnreadFields;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * Which fields of a vendor's row are which figures of a bucket.
 *
 * @param list in the order of the buckets' schema
 */
public record Measures(List<Measure> list) {
    private static final long MS_PER_SEC = 1_000;

    public Measures {
        list = List.copyOf(list);
    }

    /**
     * A field of the vendor's row.
     *
     * @param figure name in the bucket's schema; two fields of one figure are added
     * @param field name in the row's schema
     * @param factor what the field is multiplied with: their units may differ
     */
    public record Measure(String figure, String field, long factor) {
        static Measure figure(String figure, String field) {
            return new Measure(figure, field, 1);
        }

        static Measure seconds(String figure, String field) {
            return new Measure(figure, field, MS_PER_SEC);
        }
    }

    static Measures of(Measure... list) {
        return new Measures(List.of(list));
    }

    /** All of them, zero. */
    Figures zeros() {
        Map<String, Long> zeros = new HashMap<>();
        list.forEach(measure -> zeros.put(measure.figure, 0L));
        return Figures.of(zeros);
    }

    /** The figures of a row of which a field could not be read. */
    Set<String> unread(@Nullable SpecificRecord row) {
        Set<String> fields = UnreadFields.of(row);
        return fields.isEmpty()
                ? Set.of()
                : list.stream()
                        .filter(measure -> fields.contains(measure.field))
                        .map(Measure::figure)
                        .collect(Collectors.toUnmodifiableSet());
    }

    /** The figures of a row that could be read; none of a row that is not there. */
    Figures read(@Nullable SpecificRecord row) {
        Map<String, Long> amounts = new HashMap<>();
        Map<String, Double> scores = new HashMap<>();
        if (row != null) {
            Set<String> unread = unread(row);
            for (Measure measure : list) {
                if (unread.contains(measure.figure)) {
                    continue;
                }
                switch (row.get(row.getSchema().getField(measure.field).pos())) {
                    case Integer amount -> amounts.merge(measure.figure, amount * measure.factor, Long::sum);
                    case Long amount -> amounts.merge(measure.figure, amount * measure.factor, Long::sum);
                    case Double score -> scores.put(measure.figure, score);
                    case null -> {}
                    case Object other ->
                        throw new IllegalStateException(measure.field + " is no number but " + other.getClass());
                }
            }
        }
        return new Figures(amounts, scores);
    }
}
