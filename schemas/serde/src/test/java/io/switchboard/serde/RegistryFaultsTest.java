package io.switchboard.serde;

import static org.assertj.core.api.Assertions.assertThat;

import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.IOException;
import java.net.ConnectException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegistryFaultsTest {
    @ParameterizedTest
    @CsvSource({
        "400, REFUSED",
        "401, DENIED",
        "403, DENIED",
        "404, UNKNOWN_SCHEMA",
        "407, DENIED",
        "409, INCOMPATIBLE",
        "422, REFUSED",
        "429, REFUSED",
        "500, UNAVAILABLE",
        "503, UNAVAILABLE",
    })
    void shouldReadTheStatusAsAReason(int status, FailureReason reason) {
        assertThat(RegistryFaults.reasonOf(new RestClientException("no", status, status * 100)))
                .isEqualTo(reason);
    }

    @Test
    void shouldRetryWhatMayPassByItself() {
        assertThat(RegistryFaults.isRetriable(new ConnectException("refused"))).isTrue();
        assertThat(RegistryFaults.isRetriable(new IOException("reset"))).isTrue();
        assertThat(RegistryFaults.isRetriable(new RestClientException("later", 502, 50_202)))
                .isTrue();
    }

    @Test
    void shouldNotRetryWhatWillFailAgain() {
        assertThat(RegistryFaults.isRetriable(new RestClientException("no", 409, 409)))
                .isFalse();
        assertThat(RegistryFaults.isRetriable(new RestClientException("who?", 401, 401)))
                .isFalse();
        assertThat(RegistryFaults.isRetriable(new IllegalArgumentException("bug")))
                .isFalse();
    }
}
