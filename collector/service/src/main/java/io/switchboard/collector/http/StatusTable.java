package io.switchboard.collector.http;

import io.switchboard.collector.http.CallFailure.Malformed;
import io.switchboard.collector.http.CallFailure.Refused;
import io.switchboard.collector.http.CallFailure.Throttled;
import io.switchboard.collector.http.CallFailure.Unreachable;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** What a status code means for a poll. The vendors' codes in a body mean the same as those of HTTP. */
public final class StatusTable {

    private enum StatusMeaning {
        THROTTLED,
        REFUSED,
        UNREACHABLE,
        MALFORMED
    }

    private static final Map<Integer, StatusMeaning> EXACT = Map.of(
            408, StatusMeaning.UNREACHABLE,
            425, StatusMeaning.UNREACHABLE,
            429, StatusMeaning.THROTTLED);

    /** By the code's first digit: an answer that is neither good nor an error is not one of these APIs'. */
    private static final Map<Integer, StatusMeaning> BY_CLASS =
            Map.of(4, StatusMeaning.REFUSED, 5, StatusMeaning.UNREACHABLE);

    private StatusTable() {}

    /**
     * The failure that a code other than 200 stands for. A 403 that says when to come again forbids nothing: that is
     * how a vendor's firewall, and some vendors themselves, ask to come slower.
     */
    public static CallFailure failure(int code, String reason, Optional<Duration> retryAfter) {
        return switch (code == 403 && retryAfter.isPresent() ? StatusMeaning.THROTTLED : meaning(code)) {
            case THROTTLED -> new Throttled(reason, retryAfter);
            case REFUSED -> new Refused(reason, retryAfter);
            case UNREACHABLE -> new Unreachable(reason, retryAfter);
            case MALFORMED -> new Malformed(reason);
        };
    }

    private static StatusMeaning meaning(int code) {
        return EXACT.getOrDefault(code, BY_CLASS.getOrDefault(code / 100, StatusMeaning.MALFORMED));
    }
}
