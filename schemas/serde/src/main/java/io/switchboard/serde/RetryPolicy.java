package io.switchboard.serde;

import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.retry.RetryConfig;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;

/**
 * How long to put up with a registry that is down: waits double from one attempt to the next, vary by a tenth (so that
 * many processes do not come back at once) and add up to {@code totalWait}; the time of the attempts comes on top.
 *
 * @param attempts calls in all, 1 to 20
 * @param totalWait the waits between them together, 0 to 10 minutes
 */
record RetryPolicy(int attempts, Duration totalWait) {
    static final String ATTEMPTS = "switchboard.registry.attempts";
    static final String TOTAL_WAIT_MS = "switchboard.registry.total.wait.ms";
    static final RetryPolicy DEFAULT = new RetryPolicy(5, Duration.ofSeconds(10));

    private static final double FACTOR = 2;
    private static final double JITTER = 0.1;

    RetryPolicy {
        if (attempts < 1 || attempts > 20) {
            throw new ConfigException(ATTEMPTS, attempts, "must be 1 to 20");
        }
        if (totalWait.isNegative() || totalWait.compareTo(Duration.ofMinutes(10)) > 0) {
            throw new ConfigException(TOTAL_WAIT_MS, totalWait.toMillis(), "must be 0 to 600000");
        }
    }

    static RetryPolicy from(Map<String, ?> properties) {
        return new RetryPolicy(
                Math.toIntExact(number(properties, ATTEMPTS, DEFAULT.attempts)),
                Duration.ofMillis(number(properties, TOTAL_WAIT_MS, DEFAULT.totalWait.toMillis())));
    }

    Duration firstWait() {
        return totalWait.dividedBy(Math.max(1, (1L << (attempts - 1)) - 1));
    }

    RetryConfig toConfig() {
        return RetryConfig.custom()
                .maxAttempts(attempts)
                .intervalFunction(IntervalFunction.ofExponentialRandomBackoff(
                        Math.max(1, firstWait().toMillis()), FACTOR, JITTER))
                .retryOnException(RegistryFaults::isRetriable)
                .build();
    }

    private static long number(Map<String, ?> properties, String name, long otherwise) {
        Object value = properties.get(name);
        if (value == null) {
            return otherwise;
        }
        try {
            return Long.parseLong(value.toString().strip());
        } catch (NumberFormatException e) {
            throw new ConfigException(name, value, "must be a whole number");
        }
    }
}
