package io.switchboard.testsupport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class BriefRepresentationTest {
    private static final int MOST_CHARACTERS = 20_000;

    @Test
    void shouldKeepTheMessageOfAFailureShort() {
        List<String> polls = Collections.nCopies(100, "agent ".repeat(100_000));

        Throwable failure = catchThrowable(() -> assertThat(polls).hasSize(1));

        assertThat(failure).isInstanceOf(AssertionError.class);
        assertThat(failure.getMessage()).contains("agent agent", "characters)").hasSizeLessThan(MOST_CHARACTERS);
    }
}
