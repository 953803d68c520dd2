package io.switchboard.serde;

import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/**
 * A record could not be written or read, or a schema not be registered. {@link #reason()} is for a program, the message
 * for a person. Texts, causes included, hold no credentials.
 */
public final class SerdeException extends SerializationException {
    private static final long serialVersionUID = 1;

    private final FailureReason reason;
    private final String problem;
    private final transient RecordCoordinates at;

    SerdeException(FailureReason reason, String problem, RecordCoordinates at, @Nullable Throwable cause) {
        super(at.equals(RecordCoordinates.NONE) ? problem : problem + " [" + at + "]", cause);
        this.reason = reason;
        this.problem = problem;
        this.at = at;
    }

    static SerdeException of(FailureReason reason, String problem) {
        return new SerdeException(reason, problem, RecordCoordinates.NONE, null);
    }

    static SerdeException of(FailureReason reason, String problem, @Nullable Throwable cause) {
        return new SerdeException(reason, problem, RecordCoordinates.NONE, cause);
    }

    public FailureReason reason() {
        return reason;
    }

    /** Topic, subject and schema id, as far as they were known. */
    public RecordCoordinates at() {
        return at == null ? RecordCoordinates.NONE : at;
    }

    SerdeException on(String topic, SchemaRole role) {
        return moved(at().withTopic(topic).withSubject(role.subject(topic)));
    }

    SerdeException onSubject(String subject) {
        return moved(at().withSubject(subject));
    }

    SerdeException onSchema(int id) {
        return moved(at().withSchemaId(id));
    }

    private SerdeException moved(RecordCoordinates place) {
        SerdeException moved = new SerdeException(reason, problem, place, getCause());
        moved.setStackTrace(getStackTrace());
        return moved;
    }
}
