package io.switchboard.collector.vendor;

import io.switchboard.platform.config.ConfigSection;
import io.switchboard.platform.config.DataSize;
import io.switchboard.platform.config.RecordRules;
import io.switchboard.platform.config.ValueFormat;
import java.time.Duration;

/**
 * How long and how much a poll may take.
 *
 * @param connectTimeout until a connection stands, 1 ms to 1 day
 * @param responseTimeout until the next bytes of an answer come, 1 ms to 1 day
 * @param pollTimeout until all pages of a poll have been read, 1 ms to 1 day
 * @param maxBody the longest body that is read
 * @param maxPages the most pages that a poll reads, 1 to 100,000
 */
public record HttpLimits(
        Duration connectTimeout, Duration responseTimeout, Duration pollTimeout, DataSize maxBody, int maxPages) {

    private static final Duration SHORTEST = Duration.ofMillis(1);
    private static final int MOST_PAGES = 100_000;

    /** What holds unless configured. */
    public static final HttpLimits DEFAULT = new HttpLimits(
            Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(30), DataSize.ofMegabytes(32), 1_000);

    public HttpLimits {
        new RecordRules()
                .between("connect-timeout", connectTimeout, SHORTEST, AccountFormats.ONE_DAY)
                .between("response-timeout", responseTimeout, SHORTEST, AccountFormats.ONE_DAY)
                .between("poll-timeout", pollTimeout, SHORTEST, AccountFormats.ONE_DAY)
                .between("max-pages", maxPages, 1, MOST_PAGES)
                .check();
    }

    /** The same, but a poll may take so long. */
    public HttpLimits within(Duration timeout) {
        return new HttpLimits(connectTimeout, responseTimeout, timeout, maxBody, maxPages);
    }

    static HttpLimits read(ConfigSection section, HttpLimits defaults) {
        Duration connect = section.get("connect-timeout", defaults.connectTimeout, ValueFormat.DURATION);
        Duration response = section.get("response-timeout", defaults.responseTimeout, ValueFormat.DURATION);
        Duration poll = section.get("poll-timeout", defaults.pollTimeout, ValueFormat.DURATION);
        DataSize body = section.get("max-body", defaults.maxBody, ValueFormat.SIZE);
        int pages = section.get("max-pages", defaults.maxPages, ValueFormat.WHOLE);
        return section.build(() -> new HttpLimits(connect, response, poll, body, pages))
                .orElse(defaults);
    }
}
