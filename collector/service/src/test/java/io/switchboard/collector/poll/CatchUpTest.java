package io.switchboard.collector.poll;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.Origin;
import io.switchboard.collector.decode.ResponseDecoder;
import io.switchboard.collector.fetch.ApiFetcher;
import io.switchboard.collector.fetch.FetchTiming;
import io.switchboard.collector.fetch.PolledApi;
import io.switchboard.collector.golden.Sample;
import io.switchboard.collector.http.ApiCall;
import io.switchboard.collector.http.CallFailure;
import io.switchboard.collector.http.CallResult;
import io.switchboard.collector.http.StatusTable;
import io.switchboard.collector.snapshot.AbsencePolicy;
import io.switchboard.collector.snapshot.RowChange.ChangeOp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import reactor.test.scheduler.VirtualTimeScheduler;

/** Kore's status details after an outage, at a vendor that takes a second for each page, with polls of five minutes. */
class CatchUpTest {
    private static final Duration DEADLINE = Duration.ofMinutes(5);
    private static final Instant FRIDAY_EVENING = Instant.parse("2026-03-06T20:00:00Z");
    private static final Instant MONDAY_MORNING = Instant.parse("2026-03-09T08:00:00Z");
    private static final int PAGE = 50;

    private final VirtualTimeScheduler time = VirtualTimeScheduler.create();
    private final PolledApi api = Sample.status(0, PAGE);
    private final PollTarget target = new PollTarget(
            "acme",
            "agent-status-details",
            api.datasets(),
            Duration.ofSeconds(30),
            DEADLINE,
            AbsencePolicy.DEFAULT,
            DayWindow.of(api));
    private final PollResultFactory observations = new PollResultFactory(target, Origin.LIVE);
    private final List<List<LocalDate>> asked = new ArrayList<>();

    private int agents = 3_000;
    private Duration latency = Duration.ofSeconds(1);
    private int hour = 7;
    private Function<LocalDate, Integer> status = _ -> 200;
    private TargetState state = TargetState.NEW;

    @AfterEach
    void dispose() {
        time.dispose();
    }

    @Test
    void shouldReadThreeThousandAgentsAfterAWeekend() {
        outageFromFridayToMonday();

        List<PollResult> polls = untilCaughtUp(10);

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
        IntStream.range(0, 4).forEach(_ -> poll());
        asked.clear();
        poll();

        assertThat(state.snapshots().values().iterator().next().rows().keySet())
                .extracting(key -> String.valueOf(key.get("start_time")))
                .allMatch(start -> start.contains("T07:00"));
        assertThat(days()).as("once they agree").containsExactlyInAnyOrder("2026-03-06", "2026-03-07");
    }

    /** Other days are read before it is asked for again. */
    @Test
    void shouldTakeBackWhatAVendorToldWronglyRightBeforeALongOutage() {
        outageFromFridayToMonday();
        hour = 8;
        pollAt(FRIDAY_EVENING.plus(DEADLINE.multipliedBy(2)));
        hour = 7;
        now = MONDAY_MORNING;

        List<PollResult> polls = untilCaughtUp(10);
        polls.add(poll());
        polls.add(poll());

        assertThat(polls.stream()
                        .flatMap(poll -> poll.seen().stream())
                        .flatMap(seen -> seen.changes().stream())
                        .filter(change -> change.op() == ChangeOp.DELETE))
                .as("what was wrong of Thursday and Friday")
                .hasSize(2 * agents)
                .allSatisfy(delete ->
                        assertThat(delete.key().get("start_time").toString()).contains("T08:00"));
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

        PollResult poll = poll();

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

        assertThat(poll().outcome().cause()).containsInstanceOf(CallFailure.Unreachable.class);
    }

    @Test
    void shouldLoseNothingButTheDayThatIsRefused() {
        outageFromFridayToMonday();
        LocalDate saturday = LocalDate.parse("2026-03-07");
        status = day -> day.equals(saturday) ? 400 : 200;

        List<PollResult> polls = IntStream.range(0, 5).mapToObj(_ -> poll()).toList();

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

        List<PollResult> polls = untilCaughtUp(60);

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

        PollResult next = poll();

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

        List<PollResult> polls = untilCaughtUp(60);

        List<PollResult> trying = polls.subList(0, polls.size() - 1);
        assertThat(trying.getLast().progress().givenUp()).containsExactly(Instant.parse("2026-03-06T00:00:00Z"));
        assertThat(trying.getLast().startedAt())
                .isBetween(Instant.parse("2026-03-07T01:00:00Z"), Instant.parse("2026-03-07T01:15:00Z"));
        assertThat(trying.subList(0, trying.size() - 1))
                .allSatisfy(poll -> assertThat(poll.progress().givenUp()).isEmpty());
        assertThat(asked.getLast()).doesNotContain(yesterday);
    }

    @Test
    void shouldEndThePollWhereTheAccountIsRefused() {
        outageFromFridayToMonday();
        status = day -> day.equals(LocalDate.parse("2026-03-09")) ? 200 : 401;

        PollResult poll = poll();

        assertThat(asked.getLast()).hasSize(2);
        assertThat(poll.outcome().cause()).containsInstanceOf(CallFailure.Refused.class);
        assertThat(rows("2026-03-09")).as("read before it").isEqualTo(agents);
    }

    private Instant now = FRIDAY_EVENING;

    private void outageFromFridayToMonday() {
        pollAt(FRIDAY_EVENING);
        pollAt(FRIDAY_EVENING.plus(DEADLINE));
        now = MONDAY_MORNING;
        asked.clear();
    }

    private List<PollResult> untilCaughtUp(int most) {
        List<PollResult> polls = new ArrayList<>();
        do {
            assertThat(polls).as("polls").hasSizeLessThan(most);
            polls.add(poll());
        } while (!polls.getLast().readAll());
        return polls;
    }

    private void pollAt(Instant start) {
        now = start;
        poll();
    }

    private PollResult poll() {
        time.advanceTimeTo(now);
        asked.add(new ArrayList<>());
        AtomicReference<PollResult> finished = new AtomicReference<>();
        new ApiFetcher(api, this::call, 1_000, time)
                .ask(state.moment(now), target.timeout())
                .map(reading -> observations.finish(state, reading, new FetchTiming(now, clock())))
                .subscribe(finished::set);
        for (int i = 0; finished.get() == null && i < 400; i++) {
            time.advanceTimeBy(Duration.ofSeconds(1));
        }
        PollResult poll = finished.get();
        state = state.after(poll);
        now = poll.completedAt().plusSeconds(30);
        return poll;
    }

    private Instant clock() {
        return Instant.ofEpochMilli(time.now(TimeUnit.MILLISECONDS));
    }

    private Mono<CallResult> call(ApiCall request, Supplier<ResponseDecoder> decoder) {
        LocalDate day = LocalDate.parse(request.body().orElseThrow().replaceAll(".*\"date\":\"([0-9-]+)\".*", "$1"));
        int offset = Integer.parseInt(request.uri().replaceAll(".*offset=", ""));
        List<LocalDate> days = asked.getLast();
        if (!days.contains(day)) {
            days.add(day);
        }
        return Mono.delay(latency, time).map(_ -> answer(day, offset, decoder.get()));
    }

    private CallResult answer(LocalDate day, int offset, ResponseDecoder decoder) {
        int code = status.apply(day);
        CallResult.CallCost exchange = new CallResult.CallCost(Optional.of(code), 1, 1_000, Optional.empty());
        if (code != 200) {
            return new CallResult.UnansweredCall(StatusTable.failure(code, "HTTP " + code, Optional.empty()), exchange);
        }
        int end = Math.min(agents, offset + PAGE);
        String segment = "\",\"status\":[{\"startTime\":\"%1$sT%2$02d:00:00\",\"endTime\":\"%1$sT%2$02d:30:00\"}]}"
                .formatted(day, hour);
        decoder.feed(IntStream.range(offset, end)
                .mapToObj(agent -> "{\"userId\":\"u" + agent + segment)
                .collect(Collectors.joining(",", "{\"hasMore\":" + (end < agents) + ",\"data\":[", "]}"))
                .getBytes(UTF_8));
        return new CallResult.AnsweredCall(decoder.finish(), exchange);
    }

    private Set<String> days() {
        return asked.stream().flatMap(List::stream).map(LocalDate::toString).collect(Collectors.toSet());
    }

    private int rows(String day) {
        Instant start = LocalDate.parse(day).atTime(LocalTime.of(7, 0)).toInstant(ZoneOffset.UTC);
        return (int) state.snapshots().values().iterator().next().rows().values().stream()
                .filter(row -> start.equals(row.get("start_time")))
                .count();
    }
}
