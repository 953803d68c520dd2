package io.switchboard.platform.config;

import io.switchboard.topic.Topics;
import java.util.regex.Pattern;

/**
 * How the topics are named and made.
 *
 * @param prefix first part of every name
 * @param partitions of every topic, 1 or more; an account lives in one of them
 * @param replicationFactor copies of every topic, 1 or more
 */
public record TopicSettings(String prefix, int partitions, int replicationFactor) {

    /** What may begin the name of a topic. */
    public static final ValueFormat<String> PREFIX = ValueFormat.matching(
            "a topic prefix",
            "write up to 150 letters, digits, dots, dashes and underscores",
            Pattern.compile("(?=.{1,150}$)[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*"));

    private static final int MOST_PARTITIONS = 10_000;

    /** What holds unless configured; one copy, because a laptop has one broker. */
    public static final TopicSettings DEFAULT = new TopicSettings(Topics.DEFAULT_PREFIX, 6, 1);

    public TopicSettings {
        new RecordRules()
                .matches("prefix", prefix, PREFIX)
                .between("partitions", partitions, 1, MOST_PARTITIONS)
                .between("replication-factor", replicationFactor, 1, Short.MAX_VALUE)
                .check();
    }

    /** The topics of this prefix. */
    public Topics topics() {
        return new Topics(prefix);
    }

    /** Reads {@code topics}. */
    public static TopicSettings read(ConfigSection root) {
        ConfigSection section = root.section("topics");
        String prefix = section.get("prefix", DEFAULT.prefix, ValueFormat.TEXT);
        int partitions = section.get("partitions", DEFAULT.partitions, ValueFormat.WHOLE);
        int replicas = section.get("replication-factor", DEFAULT.replicationFactor, ValueFormat.WHOLE);
        return section.build(() -> new TopicSettings(prefix, partitions, replicas))
                .orElse(DEFAULT);
    }
}
