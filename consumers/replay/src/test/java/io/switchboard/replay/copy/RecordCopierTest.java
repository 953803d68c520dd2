package io.switchboard.replay.copy;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.replay.topics.NumberRange;
import java.util.ArrayList;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class RecordCopierTest {
    private static final long NANOS_PER_MS = 1_000_000;

    private final Source source = new Source().partition(1000L, 1300L, 1200L).partition(1100L, 2600L);
    private final List<String> written = new ArrayList<>();
    private final List<String> commits = new ArrayList<>();
    private final ManualWatch watch = new ManualWatch();

    /** Time passes only when it is waited for; it stops at a time. */
    private static final class ManualWatch implements RecordCopier.CopyTimer {
        private long now;
        private long stopAt = Long.MAX_VALUE;

        @Override
        public long nanos() {
            return now;
        }

        @Override
        public void await(long nanos) {
            now += nanos;
        }

        @Override
        public boolean isStopped() {
            return now >= stopAt;
        }

        private long millis() {
            return now / NANOS_PER_MS;
        }
    }

    private final class Notes implements RecordCopier.CopyWriter {
        @Override
        public void write(ConsumerRecord<byte[], byte[]> record) {
            written.add(watch.millis() + " " + Source.name(record));
        }

        @Override
        public void commit(Map<TopicPartition, Long> positions) {
            commits.add(watch.millis() + " " + written.size() + " "
                    + positions.values().stream().mapToLong(Long::longValue).sum());
        }
    }

    private CopyStats copy(String text) {
        CopyPace pace = CopyPace.parse(text);
        SourceRecords.PartitionMixing mixing = pace instanceof CopyPace.FullPace
                ? SourceRecords.PartitionMixing.NONE
                : SourceRecords.PartitionMixing.BY_TIME;
        SourceRecords records = source.records(source.whole(), NumberRange.ALL, mixing);
        return new RecordCopier(records, new Notes(), pace, watch, (_, _, _) -> {}).run();
    }

    @Test
    void shouldWriteEachRecordWhenItIsDue() {
        copy("original");
        assertThat(written).containsExactly("0 a0", "100 b0", "300 a1", "300 a2", "1600 b1");
    }

    @Test
    void shouldShortenTheGaps() {
        copy("10x");
        assertThat(written).containsExactly("0 a0", "10 b0", "30 a1", "30 a2", "160 b1");
    }

    @Test
    void shouldNotWaitAtFullSpeed() {
        CopyStats tally = copy("full");
        assertThat(written).hasSize(5).allMatch(line -> line.startsWith("0 "));
        assertThat(commits).containsExactly("0 5 5");
        assertThat(tally.records()).isEqualTo(5);
        assertThat(tally.bytes()).isEqualTo(10);
        assertThat(tally.offsets().values())
                .extracting(LongSummaryStatistics::getMax)
                .containsExactly(2L, 1L);
    }

    @Test
    void shouldCommitWhatWasWrittenBeforeItWaitsLong() {
        copy("original");
        assertThat(commits)
                .as("time, records written, offsets passed: within 100 ms, and nothing while nothing happens")
                .containsExactly("100 1 1", "200 2 2", "400 4 4", "1600 5 5");
    }

    @Test
    void shouldCommitWhatWasWrittenWhenItIsStopped() {
        watch.stopAt = 350 * NANOS_PER_MS;
        copy("original");
        assertThat(written).hasSize(4);
        assertThat(commits.getLast()).endsWith(" 4 4");
    }
}
