package io.switchboard.endtoend.stack;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/** Whether the apps have read all that there is. */
public record ReadToTheEnd(Admin admin) implements AutoCloseable {

    public static ReadToTheEnd of(KafkaStack stack) {
        return new ReadToTheEnd(Admin.create(Map.of("bootstrap.servers", stack.bootstrapServers())));
    }

    /** A transaction's end is an offset of its own, which is not read. */
    public boolean by(String group) throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetAndMetadata> read = admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get();
        Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
        read.keySet().forEach(partition -> latest.put(partition, OffsetSpec.latest()));
        var ends = admin.listOffsets(latest, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                .all()
                .get();
        return !read.isEmpty()
                && read.entrySet().stream()
                        .allMatch(each -> each.getValue().offset() + 1
                                >= Objects.requireNonNull(ends.get(each.getKey()))
                                        .offset());
    }

    @Override
    public void close() {
        admin.close();
    }
}
