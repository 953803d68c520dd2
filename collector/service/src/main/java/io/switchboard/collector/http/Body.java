package io.switchboard.collector.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.switchboard.collector.decode.AnswerDecoder;
import io.switchboard.collector.http.Reply.Exchange;
import java.time.Duration;
import java.util.Optional;

/** The body of one answer: decoded if the status is 200, else kept in part to say what the vendor says. */
final class Body {
    private static final int KEPT = 200;
    private static final int BYTES_PER_CHARACTER = 4;

    private final AnswerDecoder decoder;
    private final long maxBody;
    private final StringBuilder said = new StringBuilder();
    private Optional<Integer> status = Optional.empty();
    private Optional<Duration> retryAfter = Optional.empty();
    private Optional<Duration> vendorAhead = Optional.empty();
    private long bytes;

    Body(AnswerDecoder decoder, long maxBody) {
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

    Exchange exchange() {
        return new Exchange(status, status.isPresent() ? 1 : 0, bytes, vendorAhead);
    }

    Reply reply() {
        int code = status.orElseThrow();
        if (bytes > maxBody) {
            return failed(new Failure.Malformed("a body of more than " + maxBody + " bytes"));
        }
        if (code != 200) {
            String words = said.isEmpty()
                    ? ""
                    : ": " + Excerpt.of(said.toString(), KEPT).strip();
            return failed(StatusTable.failure(code, "HTTP " + code + words, retryAfter));
        }
        return new Reply.Answered(decoder.finish(), exchange());
    }

    private Reply failed(Failure failure) {
        return new Reply.Failed(failure, exchange());
    }
}
