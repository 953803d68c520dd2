package io.switchboard.collector.poll;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.collector.backfill.LivePart;
import io.switchboard.collector.snapshot.Scope;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Days that no poll has read: those that the vendor refuses, and those that become too old to be asked for. */
class MissedDaysTest extends KoreOutage {

    /** Whoever reads in the log that a day is given up starts a backfill, and that must be allowed to write it. */
    @Test
    void shouldLeaveADayToABackfillInThePollThatGivesItUp() {
        outageFromFridayToMonday();
        LocalDate saturday = LocalDate.parse("2026-03-07");
        status = day -> day.equals(saturday) ? 400 : 200;

        do {
            poll();
            assertThat(asked).as("polls").hasSizeLessThan(60);
            boolean givenUp = !state.progress().missed().isEmpty();
            assertThat(LivePart.of(target, api, state, now).begin().isAfter(at("2026-03-07T23:59:59Z")))
                    .isEqualTo(givenUp);
        } while (state.progress().missed().isEmpty());
        assertThat(state.progress().coveredFrom()).contains(at("2026-03-08T00:00:00Z"));
        assertThat(state.progress().missed())
                .containsExactly(new Scope(at("2026-03-07T00:00:00Z"), at("2026-03-08T00:00:00Z")));
        assertThat(rows("2026-03-07")).isZero();
        assertThat(rows("2026-03-08")).isEqualTo(agents);
    }

    /** Else it and the backfill would write the same rows. */
    @Test
    void shouldNeverAskAgainForADayThatItGaveUpNotEvenAfterARestart() {
        LocalDate yesterday = LocalDate.parse("2026-03-06");
        pollAt(at("2026-03-06T23:58:00Z"));
        now = at("2026-03-07T00:01:00Z");
        status = day -> day.equals(yesterday) ? 400 : 200;
        untilCaughtUp(60);
        status = _ -> 200;
        Progress known = state.progress();

        state = new TargetState(
                state.lastSequence(),
                state.snapshots(),
                Progress.restored(known.readTo(), Optional.empty(), known.coveredFrom(), known.askedFrom()));
        FinishedPoll poll = poll();

        assertThat(asked.getLast()).containsExactly(LocalDate.parse("2026-03-07"));
        assertThat(poll.readAll()).isTrue();
        assertThat(poll.progress().askedFrom()).contains(at("2026-03-07T00:00:00Z"));
    }

    /** Of what was read of it before it was refused, a backfill may write the rest: nothing may write over that. */
    @Test
    void shouldKnowNoRowsAnyMoreOfADayThatItGaveUp() {
        LocalDate yesterday = LocalDate.parse("2026-03-06");
        agents = 3;
        pollAt(at("2026-03-06T23:58:00Z"));
        assertThat(rows("2026-03-06")).isEqualTo(3);
        now = at("2026-03-07T00:01:00Z");
        status = day -> day.equals(yesterday) ? 400 : 200;

        FinishedPoll poll;
        do {
            poll = poll();
            assertThat(rows("2026-03-06")).isEqualTo(state.progress().missed().isEmpty() ? 3 : 0);
        } while (!poll.readAll());

        assertThat(state.progress().missed()).hasSize(1);
        assertThat(poll.seen().getFirst().changes()).as("no delete").isEmpty();
        assertThat(rows("2026-03-07")).isEqualTo(3);
    }

    /** While an older day is to be read yet, the border cannot go behind both. */
    @Test
    void shouldLeaveADayThatItGaveUpOnceTheOthersAreRead() {
        agents = 3;
        outageFromFridayToMonday();
        LocalDate saturday = LocalDate.parse("2026-03-07");
        LocalDate sunday = LocalDate.parse("2026-03-08");
        status = day -> day.equals(saturday) ? 503 : day.equals(sunday) ? 400 : 200;
        IntStream.range(0, 300).forEach(_ -> poll());

        assertThat(state.progress().missed())
                .containsExactly(new Scope(at("2026-03-08T00:00:00Z"), at("2026-03-09T00:00:00Z")));
        assertThat(state.progress().coveredFrom())
                .hasValueSatisfying(from -> assertThat(from).isBefore(at("2026-03-07T00:00:00Z")));

        status = day -> day.equals(sunday) ? 400 : 200;
        assertThat(poll().readAll()).isTrue();
        assertThat(state.progress().coveredFrom()).contains(at("2026-03-09T00:00:00Z"));
        assertThat(rows("2026-03-07")).isZero();
    }

    /** It is never given up, for a failing vendor says nothing of the day; but it is not asked for eternally. */
    @Test
    void shouldSayWhatItNeverReadWhenThatIsOlderThanWhatItAsksFor() {
        agents = 3;
        outageFromFridayToMonday();
        LocalDate saturday = LocalDate.parse("2026-03-07");
        status = day -> day.equals(saturday) ? 503 : 200;
        pollDailyUntil(at("2026-04-07T09:00:00Z"));
        assertThat(state.progress().missed())
                .as("it is asked for the last time")
                .isEmpty();
        assertThat(asked.getLast()).contains(saturday);

        pollAt(at("2026-04-08T08:00:00Z"));

        assertThat(asked.getLast()).doesNotContain(saturday);
        assertThat(state.progress().missed())
                .containsExactly(new Scope(at("2026-03-07T00:00:00Z"), at("2026-03-08T00:00:00Z")));
        assertThat(state.progress().coveredFrom()).contains(at("2026-03-08T00:00:00Z"));
        assertThat(state.progress().askedFrom())
                .hasValueSatisfying(from -> assertThat(from).isAfterOrEqualTo(at("2026-03-08T00:00:00Z")));
    }

    @Test
    void shouldSayWhatALongOutageLeavesUnread() {
        agents = 3;
        pollAt(FRIDAY_EVENING);
        now = at("2026-05-01T08:00:00Z");

        untilCaughtUp(40);

        assertThat(state.progress().missed())
                .containsExactly(new Scope(at("2026-03-06T00:00:00Z"), at("2026-03-31T00:00:00Z")));
        assertThat(LivePart.of(target, api, state, now).begin()).isAfterOrEqualTo(at("2026-03-31T00:00:00Z"));
    }
}
