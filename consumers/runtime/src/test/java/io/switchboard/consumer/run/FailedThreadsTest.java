package io.switchboard.consumer.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidTxnStateException;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.junit.jupiter.api.Test;

class FailedThreadsTest {
    private final AtomicInteger ends = new AtomicInteger();
    private final FailedThreads threads = new FailedThreads(ends::incrementAndGet);

    @Test
    void shouldReplaceAThreadWhoseTransactionTheBrokerHadAborted() {
        StreamsException late = new StreamsException(new KafkaException(new InvalidTxnStateException("late")));

        assertThat(threads.handle(late)).isEqualTo(StreamThreadExceptionResponse.REPLACE_THREAD);
        assertThat(threads.failure()).isEmpty();
        assertThat(ends).hasValue(0);
    }

    @Test
    void shouldEndTheAppOtherwise() {
        StreamsException unreadable = new StreamsException(new KafkaException("a record that cannot be read"));

        assertThat(threads.handle(unreadable)).isEqualTo(StreamThreadExceptionResponse.SHUTDOWN_CLIENT);
        assertThat(threads.failure()).contains(unreadable);
        assertThat(ends).hasValue(1);
    }
}
