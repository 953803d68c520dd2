package io.switchboard.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegistryPropertiesTest {
    private static final String URL = "schema.registry.url";

    @Test
    void shouldMoveCredentialsOutOfTheUrl() {
        var checked = RegistryProperties.from(
                Map.of(URL, "https://me:p%40ss+word@one:8081/apis/ccompat/v7, https://me:p%40ss+word@schema_registry"));

        assertThat(checked.addresses()).containsExactly("https://one:8081/apis/ccompat/v7", "https://schema_registry");
        assertThat(checked.client())
                .containsEntry("basic.auth.credentials.source", "USER_INFO")
                .containsEntry("basic.auth.user.info", "me:p@ss+word")
                .containsEntry(URL, "https://one:8081/apis/ccompat/v7,https://schema_registry");
        assertThat(checked.toString()).doesNotContain("word");
    }

    @Test
    void shouldKeepTheCallersCredentials() {
        var checked = RegistryProperties.from(Map.of(
                URL,
                List.of("http://other:secret@one:8081"),
                "basic.auth.credentials.source",
                "USER_INFO",
                "basic.auth.user.info",
                "me:mine"));

        assertThat(checked.client()).containsEntry("basic.auth.user.info", "me:mine");
        assertThat(checked.addresses()).containsExactly("http://one:8081");
    }

    @Test
    void shouldPassOtherPropertiesThrough() {
        Map<String, Object> properties = Map.of(
                URL, "http://one", "schema.registry.ssl.truststore.location", "/trust.jks", "http.read.timeout.ms", 7);

        assertThat(RegistryProperties.from(properties).client()).containsAllEntriesOf(properties);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "me:secret@one:8081",
                "http://me:sec/ret@one",
                "http://me:sec#ret@one",
                "http://me:sec?ret@one",
                "http://me:sec ret@one",
                "ftp://me:secret@one",
            })
    void shouldRefuseAnUnusableUrlWithoutShowingIt(String url) {
        assertThatThrownBy(() -> RegistryProperties.from(Map.of(URL, url)))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(URL)
                .message()
                .doesNotContain("sec");
    }

    @Test
    void shouldRefuseAMissingUrl() {
        assertThatThrownBy(() -> SchemaRegistry.connect(Map.of()))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("Missing schema.registry.url");
    }

    @Test
    void shouldRefuseDifferentCredentialsInTheUrls() {
        assertThatThrownBy(() -> RegistryProperties.from(Map.of(URL, "http://a:first@one,http://b:second@two")))
                .isInstanceOf(ConfigException.class)
                .message()
                .doesNotContain("first", "second");
    }

    @Test
    void shouldRefuseTheBearerSourceThatTheClientLost() {
        assertThatThrownBy(() -> RegistryProperties.from(
                        Map.of(URL, "http://one", "bearer.auth.credentials.source", "OAUTHBEARER")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("STATIC_TOKEN");
    }
}
