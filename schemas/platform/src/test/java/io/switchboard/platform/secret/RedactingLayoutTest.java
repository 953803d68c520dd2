package io.switchboard.platform.secret;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class RedactingLayoutTest {

    private final LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    private final RedactingLayout layout = new RedactingLayout();

    RedactingLayoutTest() {
        layout.setContext(context);
        layout.setPattern("%-5level %logger{0} %msg%n");
        layout.start();
    }

    @AfterEach
    void installNothing() {
        RedactingLayout.install(Redactor.ofNothing());
    }

    @Test
    void shouldHideSecretsInMessageAndStackTrace() {
        RedactingLayout.install(Redactor.of(List.of(new Secret("a-token-of-acme"))));
        Exception failure =
                new IllegalStateException("a-token-of-acme", new IllegalArgumentException("a-token-of-acme"));

        assertThat(line("sent a-token-of-acme", failure))
                .startsWith("ERROR RedactingLayoutTest sent ***")
                .contains("IllegalStateException: ***", "Caused by: java.lang.IllegalArgumentException: ***")
                .doesNotContain("a-token-of-acme");
    }

    @Test
    void shouldHideWhatLooksLikeATokenBeforeTheConfigurationIsRead() {
        assertThat(line("GET /x?auth_token=abc&y=z", null)).contains("GET /x?auth_token=***&y=z");
    }

    private String line(String message, @Nullable Throwable failure) {
        Logger logger = context.getLogger(RedactingLayoutTest.class);
        return layout.doLayout(
                new LoggingEvent(RedactingLayoutTest.class.getName(), logger, Level.ERROR, message, failure, null));
    }
}
