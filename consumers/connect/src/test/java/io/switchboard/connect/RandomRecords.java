package io.switchboard.connect;

import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

/**
 * Records of any flat schema, with something in every field, or null now and then where that may be.
 *
 * @param now the time that the times of the records are near
 */
record RandomRecords(RandomGenerator random, Instant now) {
    private static final int ONE_IN = 4;
    private static final int MANY = 1_000_000;

    /** The same values for the same seed, but for the times. */
    static RandomRecords of(long seed) {
        return new RandomRecords(new Random(seed), Instant.now());
    }

    /** A record in which some fields are given. */
    GenericRecord of(Schema schema, Map<String, ?> given) {
        GenericRecord record = new GenericData.Record(schema);
        for (Schema.Field field : schema.getFields()) {
            Object value = given.containsKey(field.name()) ? given.get(field.name()) : value(field.schema());
            record.put(field.pos(), value);
        }
        return record;
    }

    /** The key of a row: the row has its fields too. */
    static GenericRecord key(Schema schema, GenericRecord row) {
        GenericRecord key = new GenericData.Record(schema);
        schema.getFields().forEach(field -> key.put(field.pos(), row.get(field.name())));
        return key;
    }

    private @Nullable Object value(Schema schema) {
        if (schema.isNullable() && random.nextInt(ONE_IN) == 0) {
            return null;
        }
        Schema type = Rows.type(schema);
        if (type.getLogicalType() != null) {
            return switch (type.getLogicalType().getName()) {
                case "date" -> (int) (now.getEpochSecond() / 86_400) - random.nextInt(30);
                case "timestamp-millis" -> now.toEpochMilli() - random.nextInt(MANY);
                default -> throw new AssertionError("no value known for " + type);
            };
        }
        return switch (type.getType()) {
            case STRING -> "Ünï'code \"" + random.nextInt(MANY);
            case INT -> random.nextInt(MANY);
            case LONG -> random.nextLong();
            case DOUBLE -> random.nextDouble();
            case BOOLEAN -> random.nextBoolean();
            default -> throw new AssertionError("no value known for " + type);
        };
    }
}
