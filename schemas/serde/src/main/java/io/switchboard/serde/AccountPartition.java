package io.switchboard.serde;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Utils;

/** Where an account's records lie: in every topic in the same partition, whatever their keys. */
public final class AccountPartition {
    private AccountPartition() {}

    /**
     * The account's partition: murmur2 of its name in UTF-8, made positive, modulo the number of partitions. It is
     * where Kafka's own partitioner puts a record whose key is the account's name as text.
     *
     * @param partitions how many the topic has, at least 1
     * @return 0 to {@code partitions - 1}
     */
    public static int of(String account, int partitions) {
        return Utils.toPositive(Utils.murmur2(account.getBytes(StandardCharsets.UTF_8))) % partitions;
    }
}
