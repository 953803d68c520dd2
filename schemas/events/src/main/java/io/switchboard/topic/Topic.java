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

    /** Schema of the keys that this version of the project writes. */
    public Schema keySchema() {
        return SpecificData.get().getSchema(key);
    }

    /** Schema of the values that this version of the project writes. */
    public Schema valueSchema() {
        return SpecificData.get().getSchema(value);
    }

    /** Both subjects with their schemas. */
    public Map<String, Schema> subjects() {
        return Map.of(keySubject(), keySchema(), valueSubject(), valueSchema());
    }
}
