package io.switchboard.collector.http;

import java.time.Duration;
import java.util.Optional;

/** Why a poll got no rows. */
public sealed interface CallFailure {

    /** What happened, in words for the log and the poll record. */
    String reason();

    /** How long to stay away, if the vendor says so. */
    default Optional<Duration> retryAfter() {
        return Optional.empty();
    }

    /** The same failure, of a call that another one needed. */
    default CallFailure of(String api) {
        String told = api + ": " + reason();
        return switch (this) {
            case Throttled(String words, var retryAfter) -> new Throttled(told, retryAfter);
            case Refused(String words, var retryAfter) -> new Refused(told, retryAfter);
            case Unreachable(String words, var retryAfter) -> new Unreachable(told, retryAfter);
            case Malformed(String words) -> new Malformed(told);
        };
    }

    /** The vendor asks to come slower. */
    record Throttled(String reason, Optional<Duration> retryAfter) implements CallFailure {}

    /** The vendor does not accept the credential or the request. */
    record Refused(String reason, Optional<Duration> retryAfter) implements CallFailure {

        /** Without a word of when to come again. */
        public Refused(String reason) {
            this(reason, Optional.empty());
        }
    }

    /** No answer, or the vendor says that it fails. */
    record Unreachable(String reason, Optional<Duration> retryAfter) implements CallFailure {

        /** Without a word of when to come again. */
        public Unreachable(String reason) {
            this(reason, Optional.empty());
        }
    }

    /** An answer that cannot be read. */
    record Malformed(String reason) implements CallFailure {}
}
