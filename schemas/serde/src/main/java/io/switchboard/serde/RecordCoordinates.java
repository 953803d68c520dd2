package io.switchboard.serde;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.StringJoiner;

/** Where something failed, as far as it was known at that point. */
public record RecordCoordinates(Optional<String> topic, Optional<String> subject, OptionalInt schemaId) {
    static final RecordCoordinates NONE =
            new RecordCoordinates(Optional.empty(), Optional.empty(), OptionalInt.empty());

    RecordCoordinates withTopic(String name) {
        return new RecordCoordinates(Optional.of(name), subject, schemaId);
    }

    RecordCoordinates withSubject(String name) {
        return new RecordCoordinates(topic, Optional.of(name), schemaId);
    }

    RecordCoordinates withSchemaId(int id) {
        return new RecordCoordinates(topic, subject, OptionalInt.of(id));
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
