package io.switchboard.serde;

/** Why a record could not be written or read, or a schema not be registered. */
public enum FailureReason {
    /** The bytes are not a record in the wire format, or end too early. */
    MALFORMED,
    /** The bytes are fine, but there is no class here that can take them. */
    UNREADABLE,
    /** The record does not fit its own schema, for instance null where null is not allowed. */
    INVALID_RECORD,
    /** The registry does not know the schema, the id or the subject. */
    UNKNOWN_SCHEMA,
    /** The registry refuses the schema: it would break the readers of the subject. */
    INCOMPATIBLE,
    /** The registry does not accept the credentials, or they do not suffice. */
    DENIED,
    /** The registry refuses the request for another reason. */
    REFUSED,
    /** The registry could not be reached, or failed, for longer than the retries last; later it may work. */
    UNAVAILABLE
}
