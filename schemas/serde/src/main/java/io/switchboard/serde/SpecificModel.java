package io.switchboard.serde;

import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificFixed;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * Finds generated classes by the names in a schema. Avro 1.12.2 loads by name only what system properties allow, so
 * that a schema cannot make a program load any class; here just classes that Avro generates are allowed, which serves
 * the same end without every subscriber setting properties.
 */
final class SpecificModel extends SpecificData {
    private final ConcurrentMap<String, Optional<Class<?>>> classes = new ConcurrentHashMap<>();

    private SpecificModel(ClassLoader loader) {
        super(loader);
    }

    /** With the class's own conversions of logical types. */
    static SpecificModel of(Class<?> type) {
        SpecificModel model = new SpecificModel(type.getClassLoader());
        SpecificData.getForClass(type).getConversions().forEach(model::addLogicalTypeConversion);
        return model;
    }

    /** The generated class of a named schema, if the loader has one. */
    static Optional<Class<?>> findClass(Schema schema, ClassLoader loader) {
        try {
            Class<?> found = Class.forName(SpecificData.getClassName(schema), false, loader);
            return isGenerated(found) ? Optional.of(found) : Optional.empty();
        } catch (ClassNotFoundException e) {
            return Optional.empty();
        }
    }

    @Override
    @SuppressWarnings("rawtypes") // As inherited.
    public @Nullable Class getClass(Schema schema) {
        return switch (schema.getType()) {
            case RECORD, ENUM, FIXED ->
                classes.computeIfAbsent(schema.getFullName(), name -> findClass(schema, getClassLoader()))
                        .orElse(null);
            default -> super.getClass(schema);
        };
    }

    /** Avro's faster reader takes its own two models only, unless it knows that this one behaves as they do. */
    @Override
    public boolean isFastReaderEnabled() {
        return true;
    }

    private static boolean isGenerated(Class<?> type) {
        return SpecificRecord.class.isAssignableFrom(type)
                || SpecificFixed.class.isAssignableFrom(type)
                || type.isEnum();
    }
}
