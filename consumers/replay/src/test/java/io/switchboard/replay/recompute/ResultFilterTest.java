package io.switchboard.replay.recompute;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.AgentBucket;
import io.switchboard.StatusChange;
import java.time.Instant;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.junit.jupiter.api.Test;

class ResultFilterTest {
    private static final Instant FROM = Instant.parse("2026-11-01T08:00:00Z");

    private final ResultFilter results = new ResultFilter(FROM.toEpochMilli());

    @Test
    void shouldGiveOutChangesFromTheBeginningOn() {
        assertThat(lets(changedAt(FROM))).isTrue();
        assertThat(lets(changedAt(FROM.minusMillis(1)))).isFalse();
        assertThat(results.given(StatusChange.class)).isOne();
        assertThat(results.given(AgentBucket.class)).isZero();
    }

    @Test
    void shouldGiveOutBucketsThatEndBehindTheBeginning() {
        assertThat(lets(endingAt(FROM))).isFalse();
        assertThat(lets(endingAt(FROM.plusSeconds(300)))).isTrue();
        assertThat(results.given(AgentBucket.class)).isOne();
    }

    private boolean lets(Object result) {
        return results.lets(new Record<>("key", result, 0), new Source("polls", 0, 0));
    }

    private static StatusChange changedAt(Instant at) {
        StatusChange change = new StatusChange();
        change.put("changed_at", at);
        return change;
    }

    private static AgentBucket endingAt(Instant end) {
        AgentBucket bucket = new AgentBucket();
        bucket.put("bucket_end", end);
        return bucket;
    }

    private record Source(String topic, int partition, long offset) implements RecordMetadata {}
}
