package io.switchboard.serde;

/** Which half of a Kafka record a schema describes; with the topic it names the subject (TopicNameStrategy). */
public enum SchemaRole {
    KEY("-key"),
    VALUE("-value");

    private final String suffix;

    SchemaRole(String suffix) {
        this.suffix = suffix;
    }

    /**
     * The subject under which the registry keeps this half of the topic: {@code <topic>-key} or {@code <topic>-value}.
     */
    public String subject(String topic) {
        return topic + suffix;
    }
}
