package io.switchboard.collector.poll;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.collector.http.Failure;
import io.switchboard.collector.snapshot.Scope;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Kore's status details after an outage, at a vendor that takes a second for each page, with polls of five minutes. */
class CatchUpTest extends KoreOutage {
    @Test
    void shouldReadThreeThousandAgentsAfterAWeekend() {
        outageFromFridayToMonday();

        List<FinishedPoll> polls = untilCaughtUp(10);

        assertThat(asked.getFirst()).startsWith(LocalDate.parse("2026-03-09"));
        assertThat(asked).allSatisfy(days -> assertThat(days).contains(LocalDate.parse("2026-03-09")));
        assertThat(days()).contains("2026-03-06", "2026-03-07", "2026-03-08", "2026-03-09");
        assertThat(polls.getFirst().outcome().reason().orElseThrow()).contains("questions are left for the next polls");
        assertThat(polls.getFirst().progress().backlog()).isPositive();
        assertThat(polls.getLast().progress().backlog()).isZero();
        assertThat(state.progress().readTo()).contains(polls.getLast().startedAt());
        assertThat(rows("2026-03-07")).isEqualTo(agents);
        assertThat(rows("2026-03-08")).isEqualTo(agents);
        assertThat(rows("2026-03-09")).isEqualTo(agents);
    }

    @Test
    void shouldReadFiveThousandAgentsAfterAMissedMidnight() {
        agents = 5_000;
        pollAt(Instant.parse("2026-03-06T23:59:00Z"));
        pollAt(Instant.parse("2026-03-06T23:59:30Z"));
        now = Instant.parse("2026-03-07T00:10:00Z");

        untilCaughtUp(4);

        assertThat(rows("2026-03-06")).isEqualTo(agents);
        assertThat(rows("2026-03-07")).isEqualTo(agents);
    }

    /** What was new in the last answer about a day is asked for again, until two answers agree. */
    @Test
    void shouldTakeBackWhatAVendorToldWronglyRightBeforeMidnight() {
        agents = 10;
        pollAt(Instant.parse("2026-03-06T23:40:00Z"));
        pollAt(Instant.parse("2026-03-06T23:41:00Z"));
        hour = 8;
        pollAt(Instant.parse("2026-03-06T23:42:00Z"));
        hour = 7;

        pollAt(Instant.parse("2026-03-07T08:20:00Z"));
        for (int i = 0; i < 4; i++) {
            poll();
        }
        asked.clear();
        poll();

        assertThat(state.snapshots().values().iterator().next().rows().keySet())
                .extracting(key -> LocalDateTime.ofInstant((Instant) key.get("start_time"), ZoneOffset.UTC))
                .containsOnly(
                        LocalDateTime.parse("2026-03-05T07:00:00"),
                        LocalDateTime.parse("2026-03-06T07:00:00"),
                        LocalDateTime.parse("2026-03-07T07:00:00"));
        assertThat(days()).as("once they agree").containsExactlyInAnyOrder("2026-03-06", "2026-03-07");
    }

    /** Each day takes more than half of a poll. */
    @Test
    void shouldGetSomewhereWhereTodayAndAnotherDayDoNotFitIntoAPoll() {
        latency = Duration.ofSeconds(3);
        outageFromFridayToMonday();

        untilCaughtUp(20);

        assertThat(rows("2026-03-07")).isEqualTo(agents);
        assertThat(rows("2026-03-08")).isEqualTo(agents);
    }

    /** No poll reads it all, whatever it begins with. */
    @Test
    void shouldGetToEveryAgentAndDayWhereEachDayTakesLongerThanAPoll() {
        agents = 6_000;
        latency = Duration.ofSeconds(3);
        outageFromFridayToMonday();

        untilCaughtUp(30);

        assertThat(rows("2026-03-07")).isEqualTo(agents);
        assertThat(rows("2026-03-08")).isEqualTo(agents);
        assertThat(rows("2026-03-09")).isEqualTo(agents);
        assertThat(state.progress().backlog()).isZero();
    }

    /** The rows that came before the deadline are there. */
    @Test
    void shouldKeepWhatItReadOfADayThatTheDeadlineCutOff() {
        agents = 20_000;
        now = MONDAY_MORNING;

        FinishedPoll poll = poll();

        assertThat(poll.startedAt()).isEqualTo(MONDAY_MORNING);
        assertThat(poll.completedAt()).isEqualTo(MONDAY_MORNING.plus(DEADLINE));
        assertThat(rows("2026-03-09")).isBetween(14_000, 15_000);
        assertThat(poll.outcome().reason().orElseThrow()).contains("had not come after PT5M");
        assertThat(poll.readAll()).isFalse();
    }

    @Test
    void shouldBeUnreachableIfNothingCameBeforeTheDeadline() {
        latency = Duration.ofHours(1);
        now = MONDAY_MORNING;

        assertThat(poll().outcome().cause()).containsInstanceOf(Failure.Unreachable.class);
    }

    @Test
    void shouldLoseNothingButTheDayThatIsRefused() {
        outageFromFridayToMonday();
        LocalDate saturday = LocalDate.parse("2026-03-07");
        status = day -> day.equals(saturday) ? 400 : 200;

        List<FinishedPoll> polls = IntStream.range(0, 5).mapToObj(_ -> poll()).toList();

        assertThat(rows("2026-03-08")).isEqualTo(agents);
        assertThat(polls).allSatisfy(poll -> assertThat(poll.outcome().cause()).isEmpty());
        assertThat(polls)
                .allSatisfy(poll -> assertThat(poll.progress().backlog()).isPositive());
        assertThat(polls.getLast().outcome().reason().orElseThrow()).contains("HTTP 400");
    }

    @Test
    void shouldReadTheDayOnceItIsNoLongerRefused() {
        outageFromFridayToMonday();
        LocalDate saturday = LocalDate.parse("2026-03-07");
        status = day -> day.equals(saturday) ? 400 : 200;
        IntStream.range(0, 5).forEach(_ -> poll());

        status = _ -> 200;
        untilCaughtUp(3);

        assertThat(rows("2026-03-07")).isEqualTo(agents);
    }

    @Test
    void shouldGiveADayUpThatIsRefusedForAnHour() {
        outageFromFridayToMonday();
        LocalDate saturday = LocalDate.parse("2026-03-07");
        status = day -> day.equals(saturday) ? 400 : 200;

        List<FinishedPoll> polls = untilCaughtUp(60);

        assertThat(Duration.between(
                        polls.getFirst().startedAt(), polls.getLast().startedAt()))
                .isBetween(Duration.ofHours(1), Duration.ofMinutes(80));
    }

    /** Yesterday failed with everything else since before midnight, and once more when today was answered again. */
    @ParameterizedTest
    @ValueSource(ints = {503, 429, 401, 404})
    void shouldNotGiveYesterdayUpAfterAnOutageAndOneMoreFailure(int code) {
        pollAt(Instant.parse("2026-03-06T23:40:00Z"));
        status = _ -> 503;
        pollAt(Instant.parse("2026-03-06T23:50:00Z"));
        pollAt(Instant.parse("2026-03-07T00:30:00Z"));
        pollAt(Instant.parse("2026-03-07T04:00:00Z"));
        LocalDate yesterday = LocalDate.parse("2026-03-06");
        status = day -> day.equals(yesterday) ? code : 200;
        pollAt(Instant.parse("2026-03-07T08:00:00Z"));
        status = _ -> 200;

        FinishedPoll next = poll();

        assertThat(asked.getLast()).contains(yesterday);
        assertThat(next.readAll()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {503, 429, 401, 404})
    void shouldNotGiveAMissedDayUpThatFailedBeforeAndAfterAnOutageOfAnHour(int code) {
        outageFromFridayToMonday();
        LocalDate saturday = LocalDate.parse("2026-03-07");
        status = day -> day.equals(saturday) ? code : 200;
        poll();
        poll();
        status = _ -> 503;
        pollAt(now.plus(Duration.ofMinutes(30)));
        status = day -> day.equals(saturday) ? code : 200;
        pollAt(now.plus(Duration.ofMinutes(40)));
        poll();
        status = _ -> 200;

        untilCaughtUp(4);

        assertThat(rows("2026-03-07")).isEqualTo(agents);
    }

    /** What the whole vendor answers with for hours says nothing of any one day. */
    @Test
    void shouldNotGiveUpWhatIsRefusedWhileNothingIsAnswered() {
        outageFromFridayToMonday();
        status = _ -> 404;
        IntStream.range(0, 200).forEach(_ -> poll());
        status = _ -> 200;

        untilCaughtUp(10);

        assertThat(rows("2026-03-07")).isEqualTo(agents);
    }

    @Test
    void shouldNameTheDayThatItGivesUpInThePollThatDoes() {
        pollAt(Instant.parse("2026-03-06T23:58:00Z"));
        now = Instant.parse("2026-03-07T00:01:00Z");
        LocalDate yesterday = LocalDate.parse("2026-03-06");
        status = day -> day.equals(yesterday) ? 400 : 200;

        List<FinishedPoll> polls = untilCaughtUp(60);

        List<FinishedPoll> trying = polls.subList(0, polls.size() - 1);
        assertThat(polls.getLast().progress().missed())
                .extracting(Scope::from)
                .containsExactly(Instant.parse("2026-03-06T00:00:00Z"));
        assertThat(polls.getLast().startedAt())
                .isBetween(Instant.parse("2026-03-07T01:00:00Z"), Instant.parse("2026-03-07T01:15:00Z"));
        assertThat(trying)
                .allSatisfy(poll -> assertThat(poll.progress().missed()).isEmpty());
        poll();
        assertThat(asked.getLast()).doesNotContain(yesterday);
    }

    @Test
    void shouldEndThePollWhereTheAccountIsRefused() {
        outageFromFridayToMonday();
        status = day -> day.equals(LocalDate.parse("2026-03-09")) ? 200 : 401;

        FinishedPoll poll = poll();

        assertThat(asked.getLast()).hasSize(2);
        assertThat(poll.outcome().cause()).containsInstanceOf(Failure.Refused.class);
        assertThat(rows("2026-03-09")).as("read before it").isEqualTo(agents);
    }
}
