package io.switchboard.collector.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.switchboard.collector.decode.ResponseDecoder;
import io.switchboard.collector.http.CallResult.CallCost;
import java.time.Duration;
import java.util.Optional;

/** The body of one answer: decoded if the status is 200, else kept in part to say what the vendor says. */
final class ResponseBodyReader {
    private static final int KEPT = 200;
    private static final int BYTES_PER_CHARACTER = 4;

    private final ResponseDecoder decoder;
    private final long maxBody;
    private final StringBuilder said = new StringBuilder();
    private Optional<Integer> status = Optional.empty();
    private Optional<Duration> retryAfter = Optional.empty();
    private Optional<Duration> vendorAhead = Optional.empty();
    private long bytes;

    ResponseBodyReader(ResponseDecoder decoder, long maxBody) {
        this.decoder = decoder;
        this.maxBody = maxBody;
    }

    void begin(int code, Optional<Duration> retry, Optional<Duration> ahead) {
        status = Optional.of(code);
        vendorAhead = ahead;
        retryAfter = retry;
    }

    /** Takes the next bytes; false once there are more than the bound. */
    boolean take(byte[] chunk) {
        bytes += chunk.length;
        if (status.equals(Optional.of(200))) {
            decoder.feed(chunk);
        } else if (said.length() <= KEPT) {
            said.append(new String(chunk, 0, Math.min(chunk.length, KEPT * BYTES_PER_CHARACTER), UTF_8));
        }
        return bytes <= maxBody;
    }

    CallCost exchange() {
        return new CallCost(status, status.isPresent() ? 1 : 0, bytes, vendorAhead);
    }

    CallResult reply() {
        int code = status.orElseThrow();
        if (bytes > maxBody) {
            return failed(new CallFailure.Malformed("a body of more than " + maxBody + " bytes"));
        }
        if (code != 200) {
            String words = said.isEmpty()
                    ? ""
                    : ": " + TextExcerpt.of(said.toString(), KEPT).strip();
            return failed(StatusTable.failure(code, "HTTP " + code + words, retryAfter));
        }
        return new CallResult.AnsweredCall(decoder.finish(), exchange());
    }

    private CallResult failed(CallFailure failure) {
        return new CallResult.UnansweredCall(failure, exchange());
    }
}
