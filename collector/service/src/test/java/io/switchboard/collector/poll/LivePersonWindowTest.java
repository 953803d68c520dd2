package io.switchboard.collector.poll;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.Origin;
import io.switchboard.collector.decode.ResponseDecoder;
import io.switchboard.collector.fetch.ApiRequest;
import io.switchboard.collector.fetch.FetchResult;
import io.switchboard.collector.fetch.FetchTiming;
import io.switchboard.collector.fetch.FetchedAnswers;
import io.switchboard.collector.golden.Sample;
import io.switchboard.collector.http.CallFailure;
import io.switchboard.collector.http.CallResult;
import io.switchboard.collector.snapshot.AbsencePolicy;
import io.switchboard.collector.snapshot.RowChange;
import io.switchboard.collector.snapshot.RowChange.ChangeOp;
import io.switchboard.collector.vendor.liveperson.MsgConversationApi;
import io.switchboard.liveperson.msgconversation.Metrics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Polls of LivePerson in a row, 15 s apart, of a vendor that has counted all day. */
class LivePersonWindowTest {
    private static final Duration EVERY = Duration.ofSeconds(15);
    private static final Duration INTERVAL = Duration.ofMinutes(5);

    private final MsgConversationApi api = Sample.conversations(60, 5, TimeUnit.MILLISECONDS);
    private final PollTarget target = new PollTarget(
            "acme",
            "msgconversation",
            api.datasets(),
            EVERY,
            Duration.ofSeconds(30),
            AbsencePolicy.DEFAULT,
            DayWindow.of(api));
    private final PollResultFactory observations = new PollResultFactory(target, Origin.LIVE);

    private final List<List<Integer>> timeframes = new ArrayList<>();
    private final List<PollResult> polls = new ArrayList<>();
    private final Map<Instant, Integer> corrected = new HashMap<>();
    private TargetState state = TargetState.NEW;
    private Instant now = Instant.parse("2026-03-02T12:03:07Z");

    @Test
    void shouldAskForTheConfiguredTimeframeAfterEveryGoodPoll() {
        run(40);

        assertThat(timeframes).hasSize(40).containsOnly(List.of(60));
    }

    @Test
    void shouldPublishNoIntervalAsNewThatAnEarlierAnswerHadShown() {
        run(40);

        Instant shown = polls.getFirst().startedAt();
        assertThat(polls.stream().skip(1).flatMap(poll -> changes(poll, ChangeOp.CREATE)))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.getBucketEnd()).isAfter(shown));
    }

    @Test
    void shouldKeepTheRowsOfTheWholePeriodUpToDate() {
        run(40);

        Metrics period = state.snapshots().values().iterator().next().rows().values().stream()
                .map(row -> (Metrics) row)
                .filter(row -> row.getLevel().equals("period-account"))
                .max(Comparator.comparing(Metrics::getBucketEnd))
                .orElseThrow();
        assertThat(period.getTotalResolvedConversations()).isEqualTo(total(60, now.minus(EVERY)));
    }

    @Test
    void shouldAskForWhatItMissedBesideItsWindowUntilTwoAnswersAgree() {
        run(2);
        fail(Duration.ofHours(2));
        run(5);

        assertThat(timeframes.subList(2, 7))
                .containsExactly(List.of(60, 125), List.of(60, 125), List.of(60), List.of(60), List.of(60));
        Instant missedFrom = Instant.parse("2026-03-02T12:00:00Z");
        assertThat(polls.subList(polls.size() - 5, polls.size()).stream()
                        .flatMap(poll -> changes(poll, ChangeOp.CREATE)))
                .extracting(Metrics::getBucketStart)
                .contains(missedFrom.plus(INTERVAL))
                .allMatch(start -> !start.isBefore(missedFrom));
    }

    @Test
    void shouldAskOnceMoreForAnIntervalThatChangedBeforeItLeftTheWindow() {
        run(7);
        assertThat(now).isEqualTo("2026-03-02T12:04:52Z");
        Instant leaving = Instant.parse("2026-03-02T11:05:00Z");
        corrected.put(leaving, 9);
        run(1);
        corrected.remove(leaving);
        run(4);

        assertThat(timeframes.subList(7, 12))
                .containsExactly(List.of(60), List.of(60, 65), List.of(60, 65), List.of(60), List.of(60));
        assertThat(polls.subList(7, 12).stream().flatMap(poll -> changes(poll, ChangeOp.UPDATE)))
                .filteredOn(row -> row.getBucketStart().equals(leaving))
                .as("wrong, and right again")
                .hasSize(2);
    }

    private void run(int count) {
        for (int i = 0; i < count; i++) {
            List<ApiRequest> questions = api.questions(state.moment(now));
            timeframes.add(
                    questions.stream().map(LivePersonWindowTest::timeframe).toList());
            FetchedAnswers answers = new FetchedAnswers(questions);
            questions.forEach(question -> answers.answer(question, List.of(answer(question))));
            finish(answers.result());
            now = now.plus(EVERY);
        }
    }

    private void fail(Duration gap) {
        finish(FetchResult.failed(new CallFailure.Unreachable("HTTP 503"), CallResult.CallCost.NONE));
        now = now.plus(gap);
    }

    private void finish(FetchResult reading) {
        PollResult poll = observations.finish(state, reading, new FetchTiming(now, now.plusMillis(200)));
        polls.add(poll);
        state = state.after(poll);
    }

    private static Stream<Metrics> changes(PollResult poll, ChangeOp op) {
        return poll.seen().getFirst().changes().stream()
                .filter(change -> change.op() == op)
                .map(RowChange::after)
                .map(row -> (Metrics) row.orElseThrow())
                .filter(row -> !row.getLevel().startsWith("period-"));
    }

    private static int timeframe(ApiRequest question) {
        return Integer.parseInt(question.first().uri().replaceAll(".*timeframe=(\\d+).*", "$1"));
    }

    private CallResult answer(ApiRequest question) {
        int timeframe = timeframe(question);
        String intervals = starts(timeframe, now)
                .map(start -> "{\"timestamp\":" + start.plus(INTERVAL).toEpochMilli() + ",\"metricsData\":"
                        + metrics(resolved(start, now)) + "}")
                .collect(Collectors.joining(",", "[", "]"));
        ResponseDecoder decoder = new ResponseDecoder(api.shape(), question.asked());
        decoder.feed(("{\"metricsByIntervals\":" + intervals + ",\"timeframeSummary\":" + metrics(total(timeframe, now))
                        + "}")
                .getBytes(UTF_8));
        return api.judge(question, new CallResult.AnsweredCall(decoder.finish(), CallResult.CallCost.NONE));
    }

    private static String metrics(int count) {
        return "{\"metricsTotals\":{\"totalResolvedConversations\":" + count + "}}";
    }

    private int total(int timeframe, Instant at) {
        return starts(timeframe, at).mapToInt(start -> resolved(start, at)).sum();
    }

    /** One conversation ends each 20 seconds. */
    private int resolved(Instant start, Instant at) {
        Instant end = start.plus(INTERVAL);
        return (int) Duration.between(start, at.isBefore(end) ? at : end).toSeconds() / 20
                + corrected.getOrDefault(start, 0);
    }

    private static Stream<Instant> starts(int timeframe, Instant at) {
        return Stream.iterate(
                begin(at.minus(Duration.ofMinutes(timeframe))),
                start -> start.isBefore(at),
                start -> start.plus(INTERVAL));
    }

    private static Instant begin(Instant time) {
        return Instant.ofEpochSecond(Math.floorDiv(time.getEpochSecond(), INTERVAL.toSeconds()) * INTERVAL.toSeconds());
    }
}
