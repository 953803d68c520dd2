package io.switchboard.replay.copy;

import static io.switchboard.replay.copy.SourceRecords.PartitionMixing.BY_TIME;
import static io.switchboard.replay.copy.SourceRecords.PartitionMixing.NONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.switchboard.replay.topics.NumberRange;
import io.switchboard.replay.topics.PartitionSpan;
import java.util.List;
import org.junit.jupiter.api.Test;

class SourceRecordsTest {

    @Test
    void shouldKeepTheOrderOfEachPartition() {
        Source source = new Source().partition(10L, 20L, 15L).partition(5L, 30L);
        assertThat(Source.drain(source.records(source.whole(), NumberRange.ALL, NONE)))
                .containsExactlyInAnyOrder("a0", "a1", "a2", "b0", "b1")
                .containsSubsequence("a0", "a1", "a2")
                .containsSubsequence("b0", "b1");
    }

    @Test
    void shouldMixPartitionsByTimeWithoutChangingTheOrderOfOne() {
        Source source =
                new Source().partition(10L, 40L, 15L).partition(5L, 12L, 50L).partition();
        assertThat(Source.drain(source.records(source.whole(), NumberRange.ALL, BY_TIME)))
                .containsExactly("b0", "a0", "b1", "a1", "a2", "b2");
    }

    @Test
    void shouldReadSpansOnly() {
        Source source = new Source().partition(1L, 2L, 3L, 4L).partition(1L, 2L, 3L);
        List<PartitionSpan> spans = List.of(source.span(0, 1, 3), source.span(1, 2, 2));
        SourceRecords records = source.records(spans, NumberRange.ALL, NONE);
        assertThat(records.length()).isEqualTo(2);
        assertThat(Source.drain(records)).containsExactly("a1", "a2");
        assertThat(records.positions().values()).containsExactly(3L);
        assertThat(records.passed()).isEqualTo(2);
    }

    @Test
    void shouldPassOverOtherTimesWhereverTheyAre() {
        Source source = new Source().partition(5L, 10L, 4L, 19L, 20L, 11L, 99L);
        SourceRecords records = source.records(source.whole(), new NumberRange(10, 20), NONE);
        assertThat(Source.drain(records)).containsExactly("a1", "a3", "a5");
        assertThat(records.positions().values()).containsExactly(7L);
    }

    @Test
    void shouldTellWhereToGoOn() {
        Source source = new Source().partition(5L, 10L, 20L);
        SourceRecords records = source.records(source.whole(), new NumberRange(10, 99), NONE);
        assertThat(records.positions().values()).containsExactly(0L);
        assertThat(records.peek()).isNotNull();
        assertThat(records.positions().values())
                .as("what is looked at is not taken")
                .containsExactly(1L);
        records.take();
        assertThat(records.positions().values()).containsExactly(2L);
        assertThat(records.isDone()).isFalse();
    }

    @Test
    void shouldBeDoneAtOnceWithoutAnything() {
        SourceRecords records = new Source().records(List.of(), NumberRange.ALL, NONE);
        assertThat(records.isDone()).isTrue();
        assertThatIllegalStateException().isThrownBy(records::take);
    }
}
