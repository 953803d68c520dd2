package io.switchboard.collector.poll;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.switchboard.Origin;
import io.switchboard.collector.decode.ResponseDecoder;
import io.switchboard.collector.fetch.ApiRequest;
import io.switchboard.collector.fetch.FetchResult;
import io.switchboard.collector.fetch.FetchTiming;
import io.switchboard.collector.fetch.FetchedAnswers;
import io.switchboard.collector.fetch.PolledApi;
import io.switchboard.collector.golden.Sample;
import io.switchboard.collector.http.CallResult;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** The polls of one target, five seconds apart, made of the answers to its first question. */
final class AnsweredPolls {
    private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");

    private TargetState state = TargetState.NEW;
    private int polls;

    /** One more poll, answered by these pages. */
    PollResult poll(PolledApi api, String... pages) {
        Instant start = NOW.plusSeconds(5L * polls++);
        ApiRequest question = api.questions(state.moment(start)).getFirst();
        FetchResult reading = new FetchedAnswers(List.of(question))
                .answer(
                        question,
                        Stream.of(pages).map(page -> reply(api, question, page)).toList())
                .result();
        PollResult poll = new PollResultFactory(Sample.target(api), Origin.LIVE)
                .finish(state, reading, new FetchTiming(start, start.plusMillis(200)));
        state = state.after(poll);
        return poll;
    }

    private static CallResult reply(PolledApi api, ApiRequest question, String json) {
        ResponseDecoder decoder = new ResponseDecoder(api.shape(), question.asked());
        decoder.feed(json.getBytes(UTF_8));
        return api.judge(question, new CallResult.AnsweredCall(decoder.finish(), CallResult.CallCost.NONE));
    }
}
