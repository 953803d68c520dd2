package io.switchboard.buckets.api;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.LongBinaryOperator;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * What the fields of buckets add up to, as {@code rollup} of each field says. What no bucket has is null; what only
 * some have is theirs.
 *
 * @param parts buckets of one owner within the frame, in the order of time; at least one
 * @param frame the longer bucket
 * @param closed whether no more parts are to come
 */
record RollUpFunctions(List<? extends SpecificRecord> parts, Timeframe frame, boolean closed) {
    private static final String MEAN = "mean/";

    RollUpFunctions {
        parts = List.copyOf(parts);
    }

    /** The longer bucket's value of the field. */
    @Nullable
    Object of(Schema.Field field) {
        String rule = field.getProp("rollup");
        return switch (rule) {
            case null -> last(field);
            case "last" -> last(field);
            case "sum" -> fold(field, Math::addExact);
            case "max" -> fold(field, Math::max);
            case "all" -> closed && told(field).allMatch(Boolean.TRUE::equals);
            case "any" -> told(field).anyMatch(Boolean.TRUE::equals);
            case "share" -> share(field);
            default -> mean(field, weight(field, rule));
        };
    }

    private Stream<Object> told(Schema.Field field) {
        return parts.stream().map(part -> part.get(field.pos())).filter(value -> value != null);
    }

    private @Nullable Object last(Schema.Field field) {
        return told(field).reduce((_, later) -> later).orElse(null);
    }

    private @Nullable Object fold(Schema.Field field, LongBinaryOperator operator) {
        OptionalLong folded =
                told(field).mapToLong(value -> ((Number) value).longValue()).reduce(operator);
        if (folded.isEmpty()) {
            return null;
        }
        // The branches apart: together, Java would make an int a long.
        if (field.schema().getType() == Schema.Type.INT) {
            return Math.toIntExact(folded.getAsLong());
        }
        return folded.getAsLong();
    }

    /** Each part's share of its own time becomes one of the longer time. */
    private double share(Schema.Field field) {
        double observed = parts.stream()
                .mapToDouble(part -> number(part, field) * width(part).toMillis())
                .sum();
        return observed / Duration.between(frame.start(), frame.end()).toMillis();
    }

    private @Nullable Object mean(Schema.Field field, Schema.Field weight) {
        List<? extends SpecificRecord> telling = parts.stream()
                .filter(part -> part.get(field.pos()) != null && part.get(weight.pos()) != null)
                .toList();
        double sum = telling.stream()
                .mapToDouble(part -> number(part, field) * number(part, weight))
                .sum();
        double weights =
                telling.stream().mapToDouble(part -> number(part, weight)).sum();
        return weights == 0 ? null : sum / weights;
    }

    private Schema.Field weight(Schema.Field field, String rule) {
        if (!rule.startsWith(MEAN)) {
            throw new IllegalStateException("No such rollup, at " + field.name() + ": " + rule);
        }
        return parts.getFirst().getSchema().getField(rule.substring(MEAN.length()));
    }

    private static double number(SpecificRecord part, Schema.Field field) {
        return ((Number) part.get(field.pos())).doubleValue();
    }

    private static Duration width(SpecificRecord part) {
        Schema schema = part.getSchema();
        return Duration.between(
                (Instant) part.get(schema.getField("bucket_start").pos()),
                (Instant) part.get(schema.getField("bucket_end").pos()));
    }
}
