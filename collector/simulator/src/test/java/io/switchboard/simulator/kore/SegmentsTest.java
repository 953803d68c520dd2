package io.switchboard.simulator.kore;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.simulator.centre.AgentStatus;
import io.switchboard.simulator.kore.Segments.Segment;
import org.junit.jupiter.api.Test;

class SegmentsTest {
    private static final Words READY = Words.of(AgentStatus.READY);
    private static final Words TALKING = Words.of(AgentStatus.INCALL);
    private static final Words BREAK = Words.of(AgentStatus.PAUSED);

    private final Segments segments = new Segments();

    @Test
    void shouldMakeOneOfNeighboursWithTheSameWords() {
        segments.add(10, TALKING);
        segments.add(20, Words.of(AgentStatus.DEAD));
        segments.add(30, READY);

        assertThat(segments.overlapping(0, 100))
                .containsExactly(new Segment(TALKING, 10, 30), new Segment(READY, 30, Segment.OPEN));
    }

    @Test
    void shouldForgetWhatIsOverWithinTheSecond() {
        segments.add(10, READY);
        segments.add(20, BREAK);
        segments.add(20, READY);
        segments.add(30, TALKING);
        segments.add(30, BREAK);

        assertThat(segments.overlapping(0, 100))
                .containsExactly(new Segment(READY, 10, 30), new Segment(BREAK, 30, Segment.OPEN));
    }

    @Test
    void shouldFindWhatOverlapsWhole() {
        segments.add(10, READY);
        segments.add(20, TALKING);
        segments.add(30, BREAK);

        assertThat(segments.overlapping(20, 30)).containsExactly(new Segment(TALKING, 20, 30));
        assertThat(segments.overlapping(15, 21))
                .containsExactly(new Segment(READY, 10, 20), new Segment(TALKING, 20, 30));
        assertThat(segments.overlapping(0, 10)).isEmpty();
        assertThat(segments.overlapping(40, 50)).containsExactly(new Segment(BREAK, 30, Segment.OPEN));
    }
}
