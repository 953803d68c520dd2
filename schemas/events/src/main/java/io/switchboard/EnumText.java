package io.switchboard;

import java.util.EnumSet;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.avro.Conversion;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.jspecify.annotations.NullMarked;

/**
 * An enum of Java that is a string in Avro. A word that the enum does not have, as a newer writer's, is read as the
 * enum's fallback. The generated classes register it themselves.
 *
 * @param <E> the enum
 */
@NullMarked
public abstract class EnumText<E extends Enum<E>> extends Conversion<E> implements LogicalTypes.LogicalTypeFactory {
    /** How logical types begin that only the generated classes know. No registered schema has them. */
    public static final String JAVA_ONLY = "java.";

    private final Class<E> type;
    private final E fallback;
    private final Map<String, E> byName;
    private final LogicalType logicalType;

    /** The conversion of one enum, whose fallback stands for every word that is not its own. */
    protected EnumText(Class<E> type, E fallback) {
        this.type = type;
        this.fallback = fallback;
        this.byName =
                EnumSet.allOf(type).stream().collect(Collectors.toUnmodifiableMap(Enum::name, Function.identity()));
        this.logicalType = new LogicalType(JAVA_ONLY + type.getSimpleName());
    }

    @Override
    public final Class<E> getConvertedType() {
        return type;
    }

    @Override
    public final String getLogicalTypeName() {
        return logicalType.getName();
    }

    @Override
    public final String getTypeName() {
        return logicalType.getName();
    }

    @Override
    public final LogicalType fromSchema(Schema schema) {
        return logicalType;
    }

    @Override
    public final E fromCharSequence(CharSequence text, Schema schema, LogicalType ignored) {
        return byName.getOrDefault(text.toString(), fallback);
    }

    @Override
    public final CharSequence toCharSequence(E value, Schema schema, LogicalType ignored) {
        return value.name();
    }
}
