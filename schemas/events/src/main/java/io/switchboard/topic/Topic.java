package io.switchboard.topic;

import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/**
 * A topic and what is in it.
 *
 * @param name the topic's whole name, prefix included
 * @param key class of the keys
 * @param value class of the values
 * @param retention what the broker keeps
 */
public record Topic<K extends SpecificRecord, V extends SpecificRecord>(
        String name, Class<K> key, Class<V> value, Retention retention) {

    /** Subject of the key's schema: TopicNameStrategy. */
    public String keySubject() {
        return name + "-key";
    }

    /** Subject of the value's schema: TopicNameStrategy. */
    public String valueSubject() {
        return name + "-value";
    }

    /** Both subjects with the schemas that this version of the project writes. */
    public Map<String, Schema> subjects() {
        return Map.of(keySubject(), schema(key), valueSubject(), schema(value));
    }

    private static Schema schema(Class<?> type) {
        return SpecificData.get().getSchema(type);
    }
}
