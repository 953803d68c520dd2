package io.switchboard.simulator.account;

import io.switchboard.simulator.fault.FaultEffect;
import io.switchboard.simulator.fault.FaultKind;
import io.switchboard.simulator.http.HttpReply;
import io.switchboard.simulator.http.HttpReply.DeliveryManner;
import io.switchboard.simulator.http.ReplyDelivery;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What faults do to an API's reply once it is made.
 *
 * @param at the simulated instant the answer shows
 * @param mishap what has been done while it was made
 */
record FaultedReply(VendorApi api, Instant at, FaultEffect mishap) {
    private static final Duration SHORT = Duration.ofSeconds(2);
    private static final String WARNING =
            "<br />\n<b>Warning</b>:  Undefined array key \"agents\" in <b>/var/www/api/search.php</b> on line <b>117</b><br />\n";

    /** All that happens to it. */
    HttpReply spoil(HttpReply sound, List<FaultKind> kinds) {
        HttpReply reply = sound;
        for (FaultKind kind : kinds) {
            reply = spoil(reply, kind);
        }
        return mishap.ahead().isZero() ? reply : reply.withHeader("Date", ReplyDelivery.date(mishap.shift(at)));
    }

    private HttpReply spoil(HttpReply sound, FaultKind kind) {
        return switch (kind) {
            case THROTTLED -> retryAfter(api.vendor().throttled(), "1");
            case THROTTLED_LONG -> retryAfter(api.vendor().throttled(), "3600");
            case THROTTLED_BARE -> api.vendor().throttled();
            case THROTTLED_FRACTION -> retryAfter(api.vendor().throttled(), "1.5");
            case THROTTLED_DATE ->
                retryAfter(
                        api.vendor().throttled(),
                        ReplyDelivery.date(mishap.shift(at).plus(SHORT)));
            case UNAVAILABLE ->
                retryAfter(HttpReply.html(503, "503 Service Unavailable"), Long.toString(SHORT.toSeconds()));
            case FORBIDDEN_FOR_NOW ->
                retryAfter(HttpReply.html(403, "403 Forbidden"), Long.toString(SHORT.toSeconds()));
            case SUCCESS_FALSE -> api.vendor().failed();
            case REFUSED, EXPIRED_TOKEN -> api.vendor().refused();
            case EXPIRED_TOKEN_FORBIDDEN -> api.vendor().forbidden();
            case SERVER_ERROR, PAGE_FAILS -> HttpReply.html(500, "500 Internal Server Error");
            case HTML -> HttpReply.html(200, "We will be back soon");
            case SLOW -> sound.with(DeliveryManner.TRICKLING);
            case HANG -> sound.with(DeliveryManner.NEVER);
            default -> sound.withBody(text(sound.body(), kind));
        };
    }

    private String text(String sound, FaultKind kind) {
        return switch (kind) {
            case TRUNCATED -> sound.substring(0, sound.length() / 2);
            case WARNING_IN_FRONT -> WARNING + sound;
            case WARNING_BEHIND -> sound + WARNING;
            case WRAPPED -> wrapped(sound, 200);
            case WRAPPED_THROTTLED -> wrapped("null", 429);
            case WRAPPED_ERROR -> wrapped("null", 500);
            default ->
                api.oddities().has(kind)
                        ? api.oddities().spoil(sound, kind, mishap.turn())
                        : api.shape().misshape(sound, kind);
        };
    }

    private static String wrapped(String body, int code) {
        return "{\"body\":%s,\"meta\":{\"responseCode\":%d}}".formatted(body, code);
    }

    private static HttpReply retryAfter(HttpReply reply, String when) {
        return reply.withHeader("Retry-After", when);
    }
}
