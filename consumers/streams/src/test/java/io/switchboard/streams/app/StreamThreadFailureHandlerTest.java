package io.switchboard.streams.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidTxnStateException;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.junit.jupiter.api.Test;

class StreamThreadFailureHandlerTest {
    private final AtomicInteger ends = new AtomicInteger();
    private Instant now = Instant.parse("2026-11-01T12:00:00Z");
    private final StreamThreadFailureHandler threads = new StreamThreadFailureHandler(ends::incrementAndGet, () -> now);
    private final StreamsException late =
            new StreamsException(new KafkaException(new InvalidTxnStateException("late")));

    @Test
    void shouldReplaceAThreadWhoseTransactionTheBrokerHadAborted() {
        assertThat(threads.handle(late)).isEqualTo(StreamThreadExceptionResponse.REPLACE_THREAD);
        assertThat(threads.failure()).isEmpty();
        assertThat(ends).hasValue(0);
    }

    @Test
    void shouldEndTheAppWhereReplacingDoesNotHelp() {
        IntStream.range(0, 10).forEach(nth -> threads.handle(late));

        assertThat(threads.handle(late)).isEqualTo(StreamThreadExceptionResponse.SHUTDOWN_CLIENT);
        assertThat(threads.failure()).contains(late);
        assertThat(ends).hasValue(1);
    }

    @Test
    void shouldForgetReplacementsOfLongAgo() {
        IntStream.range(0, 10).forEach(nth -> threads.handle(late));
        now = now.plus(Duration.ofMinutes(11));

        assertThat(threads.handle(late)).isEqualTo(StreamThreadExceptionResponse.REPLACE_THREAD);
    }

    @Test
    void shouldEndTheAppOtherwise() {
        StreamsException unreadable = new StreamsException(new KafkaException("a record that cannot be read"));

        assertThat(threads.handle(unreadable)).isEqualTo(StreamThreadExceptionResponse.SHUTDOWN_CLIENT);
        assertThat(threads.failure()).contains(unreadable);
        assertThat(ends).hasValue(1);
    }
}
