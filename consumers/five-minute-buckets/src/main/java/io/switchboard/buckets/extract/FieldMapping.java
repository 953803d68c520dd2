package io.switchboard.buckets.extract;

import io.switchboard.streams.status.UnreadFields;
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
public record FieldMapping(List<MappedFigure> list) {
    private static final long MS_PER_SEC = 1_000;

    public FieldMapping {
        list = List.copyOf(list);
    }

    /**
     * A field of the vendor's row.
     *
     * @param figure name in the bucket's schema; two fields of one figure are added
     * @param field name in the row's schema
     * @param factor what the field is multiplied with: their units may differ
     */
    public record MappedFigure(String figure, String field, long factor) {
        static MappedFigure figure(String figure, String field) {
            return new MappedFigure(figure, field, 1);
        }

        static MappedFigure seconds(String figure, String field) {
            return new MappedFigure(figure, field, MS_PER_SEC);
        }
    }

    static FieldMapping of(MappedFigure... list) {
        return new FieldMapping(List.of(list));
    }

    /** All of them, zero. */
    MetricValues zeros() {
        Map<String, Long> zeros = new HashMap<>();
        list.forEach(measure -> zeros.put(measure.figure, 0L));
        return MetricValues.of(zeros);
    }

    /** The figures of a row of which a field could not be read. */
    Set<String> unread(@Nullable SpecificRecord row) {
        Set<String> fields = UnreadFields.of(row);
        return fields.isEmpty()
                ? Set.of()
                : list.stream()
                        .filter(measure -> fields.contains(measure.field))
                        .map(MappedFigure::figure)
                        .collect(Collectors.toUnmodifiableSet());
    }

    /** The figures of a row that could be read; none of a row that is not there. */
    MetricValues read(@Nullable SpecificRecord row) {
        Map<String, Long> amounts = new HashMap<>();
        Map<String, Double> scores = new HashMap<>();
        if (row != null) {
            Set<String> unread = unread(row);
            for (MappedFigure measure : list) {
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
        return new MetricValues(amounts, scores);
    }
}
