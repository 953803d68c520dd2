package io.switchboard.serde;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PropertyRedactionTest {
    private final PropertyRedaction redaction = PropertyRedaction.of(Map.of(
            "basic.auth.user.info", "me:mine",
            "bearer.auth.token", "abc.def",
            "schema.registry.ssl.truststore.password", "changeit",
            "client.id", "collector"));

    @Test
    void shouldTakeOutSecretsInEveryForm() {
        assertThat(redaction.clean("me:mine, mine, bWU6bWluZQ==, Bearer abc.def, changeit, collector"))
                .isEqualTo("***, ***, ***, Bearer ***, ***, collector");
    }

    @Test
    void shouldKeepACauseWithoutSecrets() {
        IOException harmless = new IOException("refused", new IOException("nobody there"));

        assertThat(redaction.harmless(harmless)).isSameAs(harmless);
    }

    @Test
    void shouldDropACauseWithASecretAnywhereInIt() {
        assertThat(redaction.harmless(new IOException("refused", new IOException("abc.def"))))
                .isNull();
    }
}
