package io.switchboard.connect;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.topic.Topic;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.awaitility.core.ConditionTimeoutException;

/** Waits until sinks have done their work. */
record Arrival(Bench bench) {

    static ConditionFactory await() {
        return Awaitility.await().pollInterval(Duration.ofMillis(200));
    }

    /** Until the topic's table holds the latest row of each of its keys, and no other. */
    void awaitLatest(Topic<?, ?> topic) throws SQLException {
        awaitRows(Tables.of(topic), bench.said().latest(topic));
    }

    /** Until a table holds these rows, and no others. */
    void awaitRows(String table, Set<Map<String, Object>> rows) throws SQLException {
        assertThat(rows).isNotEmpty();
        try {
            await().until(() -> bench.tables().rows(table).equals(rows));
        } catch (ConditionTimeoutException late) {
            assertThat(bench.tables().rows(table)).as(table).isEqualTo(rows);
        }
    }

    /** Until a connector has read its topic to the end. */
    void awaitRead(String connector, Topic<?, ?> topic) {
        Map<TopicPartition, Long> ends = bench.said().ends(topic);
        try (Admin admin = bench.admin()) {
            await().untilAsserted(() -> assertThat(committed(admin, connector)).containsAllEntriesOf(ends));
        }
    }

    private static Map<TopicPartition, Long> committed(Admin admin, String connector) throws Exception {
        Map<TopicPartition, OffsetAndMetadata> offsets = admin.listConsumerGroupOffsets("connect-" + connector)
                .partitionsToOffsetAndMetadata()
                .get();
        Map<TopicPartition, Long> committed = new HashMap<>();
        offsets.forEach((partition, offset) -> committed.put(partition, offset.offset()));
        return committed;
    }
}
