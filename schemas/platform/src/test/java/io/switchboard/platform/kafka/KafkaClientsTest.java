package io.switchboard.platform.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.platform.config.ClientProperties;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.IsolationLevel;
import org.junit.jupiter.api.Test;

class KafkaClientsTest {
    private final KafkaClients clients = new KafkaClients(new ClientProperties(Map.of(
            "bootstrap.servers", "127.0.0.1:1",
            "linger.ms", "7",
            "acks", "1",
            "group.id", "of-others",
            "group.instance.id", "of-others")));

    @Test
    void shouldPreferTheConfigurationToDefaultsAndGuaranteesToBoth() {
        assertThat(clients.properties(Map.of("linger.ms", "0", "batch.size", "1", "acks", "0"), Map.of("acks", "all")))
                .containsEntry("linger.ms", "7")
                .containsEntry("batch.size", "1")
                .containsEntry("acks", "all");
    }

    @Test
    void shouldKeepClientsOutOfTheGroupOfTheConfiguration() {
        assertThat(clients.properties(Map.of(), Map.of())).doesNotContainKeys("group.id", "group.instance.id");
        try (Consumer<byte[], byte[]> consumer = clients.reader("ours", IsolationLevel.READ_COMMITTED)) {
            assertThat(consumer.groupMetadata().groupId()).isEqualTo("ours");
        }
    }

    @Test
    void shouldSayWhereTheBrokersAre() {
        assertThat(clients.brokers()).isEqualTo("127.0.0.1:1");
        assertThat(new KafkaClients(new ClientProperties(Map.of())).brokers()).isEqualTo("no address");
    }
}
