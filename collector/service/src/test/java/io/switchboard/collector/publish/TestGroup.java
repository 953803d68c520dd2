package io.switchboard.collector.publish;

import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.MockConsumer;

/** A consumer group of tests. */
public final class TestGroup {
    private TestGroup() {}

    /** The group's metadata as a member of it has them; Kafka's clients alone may make some. */
    public static ConsumerGroupMetadata metadata() {
        try (MockConsumer<byte[], byte[]> member = new MockConsumer<>("earliest")) {
            return member.groupMetadata();
        }
    }
}
