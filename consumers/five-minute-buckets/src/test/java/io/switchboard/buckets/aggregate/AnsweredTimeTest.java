package io.switchboard.buckets.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.buckets.timeline.TimeRange;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnsweredTimeTest {
    private static final long NOTHING = 9_000;
    private static final AnsweredTime HOLES =
            new AnsweredTime(8_000, List.of(new TimeRange(0, 1_000), new TimeRange(3_000, 5_000)));

    @Test
    void shouldKnowWhichHoleWasFilledAndFromWhere() {
        AnsweredTime filled = new AnsweredTime(8_300, List.of(new TimeRange(0, 1_000), new TimeRange(3_000, 4_000)));

        assertThat(HOLES.filledFrom(filled, -1, NOTHING)).isEqualTo(3_000);
        assertThat(HOLES.filledFrom(HOLES, -1, NOTHING)).isEqualTo(NOTHING);
    }

    /** Else all buckets that may be corrected would be looked at again, each time that a hole is forgotten. */
    @Test
    void shouldNotTakeForFilledWhatIsTooOldToMatter() {
        AnsweredTime forgotten = new AnsweredTime(8_300, List.of(new TimeRange(3_000, 5_000)));

        assertThat(HOLES.filledFrom(forgotten, 1_000, NOTHING)).isEqualTo(NOTHING);
    }
}
