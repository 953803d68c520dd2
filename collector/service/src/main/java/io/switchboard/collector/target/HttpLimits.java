package io.switchboard.collector.target;

import java.time.Duration;

/**
 * How long and how much a poll may take.
 *
 * @param connectTimeout until a connection stands, 1 ms to 1 day
 * @param responseTimeout until the next bytes of an answer come, 1 ms to 1 day
 * @param pollTimeout until all pages of a poll have been read, 1 ms to 1 day
 * @param maxBody the longest body that is read
 */
public record HttpLimits(Duration connectTimeout, Duration responseTimeout, Duration pollTimeout, DataSize maxBody) {

    private static final Duration SHORTEST = Duration.ofMillis(1);

    /** What holds unless configured. */
    public static final HttpLimits DEFAULT = new HttpLimits(
            Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(30), DataSize.ofMegabytes(32));

    public HttpLimits {
        new Rules()
                .between("connect-timeout", connectTimeout, SHORTEST, Rules.ONE_DAY)
                .between("response-timeout", responseTimeout, SHORTEST, Rules.ONE_DAY)
                .between("poll-timeout", pollTimeout, SHORTEST, Rules.ONE_DAY)
                .check();
    }

    static HttpLimits read(Section section) {
        Duration connect = section.get("connect-timeout", DEFAULT.connectTimeout, Form.DURATION);
        Duration response = section.get("response-timeout", DEFAULT.responseTimeout, Form.DURATION);
        Duration poll = section.get("poll-timeout", DEFAULT.pollTimeout, Form.DURATION);
        DataSize body = section.get("max-body", DEFAULT.maxBody, Form.SIZE);
        return section.build(() -> new HttpLimits(connect, response, poll, body))
                .orElse(DEFAULT);
    }
}
