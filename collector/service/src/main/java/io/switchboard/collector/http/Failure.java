package io.switchboard.collector.http;

import java.time.Duration;
import java.util.Optional;

/** Why a poll got no rows. */
public sealed interface Failure {

    /** What happened, in words for the log and the poll's END. */
    String reason();

    /** The same failure, of a call that another one needed. */
    default Failure of(String api) {
        String told = api + ": " + reason();
        return switch (this) {
            case Throttled(String words, var retryAfter) -> new Throttled(told, retryAfter);
            case Refused(String words) -> new Refused(told);
            case Unreachable(String words) -> new Unreachable(told);
            case Malformed(String words) -> new Malformed(told);
        };
    }

    /**
     * The vendor asks to come slower.
     *
     * @param retryAfter how long to stay away, if the vendor said so
     */
    record Throttled(String reason, Optional<Duration> retryAfter) implements Failure {}

    /** The vendor does not accept the credential or the request. */
    record Refused(String reason) implements Failure {}

    /** No answer, or the vendor says that it fails. */
    record Unreachable(String reason) implements Failure {}

    /** An answer that cannot be read. */
    record Malformed(String reason) implements Failure {}
}
