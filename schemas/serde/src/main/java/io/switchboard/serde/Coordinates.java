package io.switchboard.serde;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.StringJoiner;

/** Where something failed, as far as it was known at that point. */
public record Coordinates(Optional<String> topic, Optional<String> subject, OptionalInt schemaId) {
    static final Coordinates NONE = new Coordinates(Optional.empty(), Optional.empty(), OptionalInt.empty());

    Coordinates withTopic(String name) {
        return new Coordinates(Optional.of(name), subject, schemaId);
    }

    Coordinates withSubject(String name) {
        return new Coordinates(topic, Optional.of(name), schemaId);
    }

    Coordinates withSchemaId(int id) {
        return new Coordinates(topic, subject, OptionalInt.of(id));
    }

    @Override
    public String toString() {
        StringJoiner known = new StringJoiner(", ");
        topic.ifPresent(name -> known.add("topic " + name));
        subject.ifPresent(name -> known.add("subject " + name));
        schemaId.ifPresent(id -> known.add("schema id " + id));
        return known.toString();
    }
}
