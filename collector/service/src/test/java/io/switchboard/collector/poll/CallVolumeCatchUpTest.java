package io.switchboard.collector.poll;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.Origin;
import io.switchboard.collector.decode.ResponseDecoder;
import io.switchboard.collector.fetch.ApiRequest;
import io.switchboard.collector.fetch.FetchTiming;
import io.switchboard.collector.fetch.FetchedAnswers;
import io.switchboard.collector.fetch.PolledApi;
import io.switchboard.collector.golden.Sample;
import io.switchboard.collector.http.CallResult;
import io.switchboard.collector.http.CallResult.CallCost;
import io.switchboard.collector.http.StatusTable;
import io.switchboard.collector.snapshot.RequestedRange;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Kore's call volume after an outage, of which each poll reads some pieces. */
class CallVolumeCatchUpTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final Duration WEEK = Duration.ofDays(7);

    private final PolledApi api = Sample.volume(100, TimeUnit.MILLISECONDS);
    private TargetState state = TargetState.NEW;

    @Test
    void shouldSayWhichPiecesOfWhatItMissedEachPollWasAnsweredFor() {
        poll(NOON, 1, 200);
        Instant after = NOON.plus(Duration.ofDays(8));

        PollResult first = poll(after, 5, 200);
        PollResult second = poll(after.plusSeconds(60), 5, 200);
        PollResult refused = poll(after.plusSeconds(120), 5, 400);
        PollResult rest = poll(after.plusSeconds(180), 100, 200);

        assertThat(first.answered()).hasSize(2);
        assertThat(first.answered().getFirst().from())
                .as("as far back as it asks, which is a week and what it looks back")
                .isBetween(after.minus(WEEK).minus(Duration.ofHours(24)), after.minus(WEEK));
        assertThat(second.answered().getFirst().from())
                .isEqualTo(first.answered().getFirst().to());
        assertThat(refused.answered())
                .containsExactly(new RequestedRange(second.answered().getLast().from(), after.plusSeconds(120)));
        assertThat(rest.readAll()).isTrue();
        assertThat(rest.answered())
                .containsExactly(new RequestedRange(second.answered().getFirst().to(), after.plusSeconds(180)));
    }

    /** A poll that gets to so many questions; what was missed is answered with a status. */
    private PollResult poll(Instant now, int most, int status) {
        List<ApiRequest> questions = api.questions(state.moment(now));
        FetchedAnswers answers = new FetchedAnswers(questions);
        for (ApiRequest question : questions.subList(0, Math.min(most, questions.size()))) {
            answers.answer(question, List.of(reply(question, question.wanted().hasEnd() ? status : 200)));
        }
        PollResult poll = new PollResultFactory(Sample.target(api), Origin.LIVE)
                .finish(state, answers.result(), new FetchTiming(now, now.plusMillis(200)));
        state = state.after(poll);
        return poll;
    }

    private CallResult reply(ApiRequest question, int status) {
        CallCost exchange = new CallCost(Optional.of(status), 1, 100, Optional.empty());
        if (status != 200) {
            return new CallResult.UnansweredCall(
                    StatusTable.failure(status, "HTTP " + status, Optional.empty()), exchange);
        }
        ResponseDecoder decoder = new ResponseDecoder(api.shape(), question.asked());
        decoder.feed("{\"hasMore\":false,\"totalCount\":0,\"CallVolumeUpdate\":[]}".getBytes(UTF_8));
        return new CallResult.AnsweredCall(decoder.finish(), exchange);
    }
}
