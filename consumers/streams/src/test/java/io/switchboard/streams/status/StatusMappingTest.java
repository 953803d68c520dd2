package io.switchboard.streams.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.Status;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatusMappingTest {

    @ParameterizedTest
    @CsvSource({
        "AVAILABLE, AVAILABLE, READY",
        "Available,, READY",
        "AVAILABLE, Interacting, ON_CONTACT",
        "busy, BUSY, ON_CONTACT",
        "BUSY, acw, WRAP_UP",
        "' Busy ', ' Preview ', PREVIEW",
        "AWAY, Break, AWAY",
        "Offline, OFFLINE, OFFLINE",
        "LOGIN PREP, ACW, OTHER",
        ", ACW, OTHER"
    })
    void shouldReadKoresWordsOfTwoRanks(String primary, String secondary, Status status) {
        assertThat(StatusMapping.KORE.statusOf(primary, secondary)).isEqualTo(status);
        assertThat(StatusMapping.KORE.knows(primary, secondary)).isEqualTo(status != Status.OTHER);
    }

    @Test
    void shouldLetThePairWinOverThePrimaryWord() {
        StatusMapping mapping = StatusMapping.KORE.with(Map.of("busy:training", Status.AWAY, "BUSY", Status.OTHER));

        assertThat(mapping.statusOf("BUSY", "Training")).isEqualTo(Status.AWAY);
        assertThat(mapping.statusOf("BUSY", "NBK")).isEqualTo(Status.OTHER);
        assertThat(mapping.knows("BUSY", "NBK")).isTrue();
    }
}
