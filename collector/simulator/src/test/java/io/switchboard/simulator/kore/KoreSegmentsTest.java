package io.switchboard.simulator.kore;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.simulator.contactcentre.AgentStatus;
import io.switchboard.simulator.kore.KoreSegments.KoreSegment;
import org.junit.jupiter.api.Test;

class KoreSegmentsTest {
    private static final KoreStatusWords READY = KoreStatusWords.of(AgentStatus.READY);
    private static final KoreStatusWords TALKING = KoreStatusWords.of(AgentStatus.INCALL);
    private static final KoreStatusWords BREAK = KoreStatusWords.of(AgentStatus.PAUSED);

    private final KoreSegments segments = new KoreSegments();

    @Test
    void shouldMakeOneOfNeighboursWithTheSameWords() {
        segments.add(10, TALKING);
        segments.add(20, KoreStatusWords.of(AgentStatus.DEAD));
        segments.add(30, READY);

        assertThat(segments.overlapping(0, 100))
                .containsExactly(new KoreSegment(TALKING, 10, 30), new KoreSegment(READY, 30, KoreSegment.OPEN));
    }

    @Test
    void shouldForgetWhatIsOverWithinTheSecond() {
        segments.add(10, READY);
        segments.add(20, BREAK);
        segments.add(20, READY);
        segments.add(30, TALKING);
        segments.add(30, BREAK);

        assertThat(segments.overlapping(0, 100))
                .containsExactly(new KoreSegment(READY, 10, 30), new KoreSegment(BREAK, 30, KoreSegment.OPEN));
    }

    @Test
    void shouldFindWhatOverlapsWhole() {
        segments.add(10, READY);
        segments.add(20, TALKING);
        segments.add(30, BREAK);

        assertThat(segments.overlapping(20, 30)).containsExactly(new KoreSegment(TALKING, 20, 30));
        assertThat(segments.overlapping(15, 21))
                .containsExactly(new KoreSegment(READY, 10, 20), new KoreSegment(TALKING, 20, 30));
        assertThat(segments.overlapping(0, 10)).isEmpty();
        assertThat(segments.overlapping(40, 50)).containsExactly(new KoreSegment(BREAK, 30, KoreSegment.OPEN));
    }
}
