package io.switchboard.topic;

import java.util.Map;

/** What the broker keeps of a topic. */
public enum Retention {
    /** Everything for 14 days. */
    TIME("delete"),
    /** The latest value per key, without a limit of time. */
    LATEST("compact"),
    /** The latest value per key, for 14 days. */
    LATEST_FOR_A_TIME("compact,delete");

    private static final String FOURTEEN_DAYS_MS = "1209600000";

    private final String cleanupPolicy;

    Retention(String cleanupPolicy) {
        this.cleanupPolicy = cleanupPolicy;
    }

    /** The topic's configuration, in the broker's words. */
    public Map<String, String> topicConfig() {
        return this == LATEST
                ? Map.of("cleanup.policy", cleanupPolicy)
                : Map.of("cleanup.policy", cleanupPolicy, "retention.ms", FOURTEEN_DAYS_MS);
    }
}
