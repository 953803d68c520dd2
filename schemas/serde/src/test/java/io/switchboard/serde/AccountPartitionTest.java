package io.switchboard.serde;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountPartitionTest {

    @ParameterizedTest
    @ValueSource(strings = {"acme-sales", "acme-chat", "acme-care", "", "Gesprächszentrum", "帐户"})
    void shouldAgreeWithKafkasPartitionerOfTextKeys(String account) {
        byte[] key = account.getBytes(StandardCharsets.UTF_8);

        assertThat(AccountPartition.of(account, 6)).isEqualTo(BuiltInPartitioner.partitionForKey(key, 6));
        assertThat(AccountPartition.of(account, 1)).isZero();
    }
}
