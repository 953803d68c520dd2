package io.switchboard.collector.poll;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.switchboard.Origin;
import io.switchboard.collector.decode.AnswerDecoder;
import io.switchboard.collector.golden.Sample;
import io.switchboard.collector.http.Reply;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The polls of one target, five seconds apart, made of the answers to its first question. */
final class AnsweredPolls {
    private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");
    private static final int MAX_PAGES = 9;

    private TargetState state = TargetState.NEW;
    private int polls;

    /** One more poll, answered by these pages. */
    FinishedPoll poll(Api api, String... pages) {
        Instant start = NOW.plusSeconds(5L * polls++);
        Question question = api.questions(state.moment(start)).getFirst();
        Asked asked = Asked.of(question);
        for (String page : pages) {
            asked = asked.plus(reply(api, question, page), MAX_PAGES);
        }
        Reading reading = Reading.of(List.of(question), new ArrayList<>(List.of(asked)));
        FinishedPoll poll = new Observations(Sample.target(api), Origin.LIVE)
                .finish(state, reading, new Span(start, start.plusMillis(200)));
        state = state.after(poll);
        return poll;
    }

    private static Reply reply(Api api, Question question, String json) {
        AnswerDecoder decoder = new AnswerDecoder(api.shape(), question.asked());
        decoder.feed(json.getBytes(UTF_8));
        return api.judge(question, new Reply.Answered(decoder.finish(), Reply.Exchange.NONE));
    }
}
