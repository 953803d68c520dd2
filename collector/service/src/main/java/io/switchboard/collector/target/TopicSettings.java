package io.switchboard.collector.target;

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

    /** What holds unless configured; one copy, because a laptop has one broker. */
    public static final TopicSettings DEFAULT = new TopicSettings(Topics.DEFAULT_PREFIX, 6, 1);

    private static final int LONGEST_PREFIX = 150;
    private static final int MOST_PARTITIONS = 10_000;

    public TopicSettings {
        new Rules()
                .require(
                        Pattern.matches("[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*", prefix)
                                && prefix.length() <= LONGEST_PREFIX,
                        "prefix",
                        '"' + prefix + "\" cannot begin a topic's name; up to 150 letters, digits, dots, dashes and"
                                + " underscores")
                .between("partitions", partitions, 1, MOST_PARTITIONS)
                .between("replication-factor", replicationFactor, 1, Short.MAX_VALUE)
                .check();
    }

    /** The topics of this prefix. */
    public Topics topics() {
        return new Topics(prefix);
    }

    static TopicSettings read(Section section) {
        String prefix = section.get("prefix", DEFAULT.prefix, Form.TEXT);
        int partitions = section.get("partitions", DEFAULT.partitions, Form.WHOLE);
        int replicas = section.get("replication-factor", DEFAULT.replicationFactor, Form.WHOLE);
        section.refuseTheRest();
        return section.build(() -> new TopicSettings(prefix, partitions, replicas))
                .orElse(DEFAULT);
    }
}
