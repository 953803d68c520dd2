package io.switchboard.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class BrokerSettingsTest {
    private final Map<String, String> properties = new BrokerSettings(1000, 1001, Path.of("data")).toProperties();

    @Test
    void shouldListenOnTheLoopbackInterfaceOnly() {
        assertThat(properties)
                .containsEntry("listeners", "BROKER://127.0.0.1:1000,CONTROLLER://127.0.0.1:1001")
                .containsEntry("advertised.listeners", "BROKER://127.0.0.1:1000");
    }

    @Test
    void shouldAskForNoMoreReplicasThanOneNodeCanHold() {
        Pattern replicas = Pattern.compile(".*(replication\\.factor|isr|insync\\.replicas)");
        assertThat(properties.entrySet())
                .filteredOn(entry -> replicas.matcher(entry.getKey()).matches())
                .hasSize(7)
                .allSatisfy(entry -> assertThat(entry.getValue()).isEqualTo("1"));
    }
}
