package io.switchboard.collector.poll;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.Origin;
import io.switchboard.collector.decode.AnswerDecoder;
import io.switchboard.collector.golden.Sample;
import io.switchboard.collector.http.Reply;
import io.switchboard.collector.http.Reply.Exchange;
import io.switchboard.collector.http.Request;
import io.switchboard.collector.http.StatusTable;
import io.switchboard.collector.snapshot.AbsencePolicy;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
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
import reactor.core.publisher.Mono;
import reactor.test.scheduler.VirtualTimeScheduler;

/** Kore's status details after an outage, at a vendor that takes a second for each page, with polls of five minutes. */
abstract class KoreOutage {
    static final Duration DEADLINE = Duration.ofMinutes(5);
    static final Instant FRIDAY_EVENING = Instant.parse("2026-03-06T20:00:00Z");
    static final Instant MONDAY_MORNING = Instant.parse("2026-03-09T08:00:00Z");
    static final int PAGE = 50;

    final VirtualTimeScheduler time = VirtualTimeScheduler.create();
    final Api api = Sample.status(0, PAGE);
    final Target target = new Target(
            "acme",
            "agent-status-details",
            api.datasets(),
            Duration.ofSeconds(30),
            DEADLINE,
            AbsencePolicy.DEFAULT,
            Calendar.of(api));
    final Observations observations = new Observations(target, Origin.LIVE);
    final List<List<LocalDate>> asked = new ArrayList<>();

    int agents = 3_000;
    Duration latency = Duration.ofSeconds(1);
    int hour = 7;
    Function<LocalDate, Integer> status = _ -> 200;
    TargetState state = TargetState.NEW;

    Instant now = FRIDAY_EVENING;

    @AfterEach
    void dispose() {
        time.dispose();
    }

    final void outageFromFridayToMonday() {
        pollAt(FRIDAY_EVENING);
        pollAt(FRIDAY_EVENING.plus(DEADLINE));
        now = MONDAY_MORNING;
        asked.clear();
    }

    final List<FinishedPoll> untilCaughtUp(int most) {
        List<FinishedPoll> polls = new ArrayList<>();
        do {
            assertThat(polls).as("polls").hasSizeLessThan(most);
            polls.add(poll());
        } while (!polls.getLast().readAll());
        return polls;
    }

    final void pollAt(Instant start) {
        now = start;
        poll();
    }

    final FinishedPoll poll() {
        time.advanceTimeTo(now);
        asked.add(new ArrayList<>());
        AtomicReference<FinishedPoll> finished = new AtomicReference<>();
        new Asking(api, this::call, 1_000, time)
                .ask(state.moment(now), target.timeout())
                .map(reading -> observations.finish(state, reading, new Span(now, clock())))
                .subscribe(finished::set);
        for (int i = 0; finished.get() == null && i < 400; i++) {
            time.advanceTimeBy(Duration.ofSeconds(1));
        }
        FinishedPoll poll = finished.get();
        state = state.after(poll);
        now = poll.completedAt().plusSeconds(30);
        return poll;
    }

    private Instant clock() {
        return Instant.ofEpochMilli(time.now(TimeUnit.MILLISECONDS));
    }

    private Mono<Reply> call(Request request, Supplier<AnswerDecoder> decoder) {
        LocalDate day = LocalDate.parse(request.body().orElseThrow().replaceAll(".*\"date\":\"([0-9-]+)\".*", "$1"));
        int offset = Integer.parseInt(request.uri().replaceAll(".*offset=", ""));
        List<LocalDate> days = asked.getLast();
        if (!days.contains(day)) {
            days.add(day);
        }
        return Mono.delay(latency, time).map(_ -> answer(day, offset, decoder.get()));
    }

    private Reply answer(LocalDate day, int offset, AnswerDecoder decoder) {
        int code = status.apply(day);
        Exchange exchange = new Exchange(Optional.of(code), 1, 1_000, Optional.empty());
        if (code != 200) {
            return new Reply.Failed(StatusTable.failure(code, "HTTP " + code, Optional.empty()), exchange);
        }
        int end = Math.min(agents, offset + PAGE);
        decoder.feed(IntStream.range(offset, end)
                .mapToObj(agent ->
                        "{\"userId\":\"u%d\",\"status\":[{\"startTime\":\"%sT%02d:00:00\",\"endTime\":\"%2$sT%3$02d:30:00\"}]}"
                                .formatted(agent, day, hour))
                .collect(Collectors.joining(",", "{\"hasMore\":" + (end < agents) + ",\"data\":[", "]}"))
                .getBytes(UTF_8));
        return new Reply.Answered(decoder.finish(), exchange);
    }

    final Set<String> days() {
        return asked.stream().flatMap(List::stream).map(LocalDate::toString).collect(Collectors.toSet());
    }

    final int rows(String day) {
        Instant start = LocalDate.parse(day).atTime(LocalTime.of(7, 0)).toInstant(ZoneOffset.UTC);
        return (int) state.snapshots().values().iterator().next().rows().values().stream()
                .filter(row -> start.equals(row.get("start_time")))
                .count();
    }

    final void pollDailyUntil(Instant last) {
        while (now.isBefore(last)) {
            poll();
            poll();
            now = now.truncatedTo(ChronoUnit.DAYS).plus(Duration.ofHours(32));
        }
    }

    static Instant at(String instant) {
        return Instant.parse(instant);
    }
}
