package io.switchboard.collector.poll;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.Outcome;
import io.switchboard.collector.fetch.PolledApi;
import io.switchboard.collector.golden.Sample;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** LivePerson's answers inside an object that says what their status would have been. */
class WrappedAnswersTest {
    private static final String WRAPPED = "{\"body\":%s,\"meta\":{\"responseCode\":%s}}";

    private final PolledApi api = Sample.MSG_CONVERSATION.api();
    private final AnsweredPolls polls = new AnsweredPolls();

    @Test
    void shouldReadAWrappedAnswerAsItself() {
        PollResult plain = new AnsweredPolls().poll(api, Sample.MSG_CONVERSATION.json());

        PollResult wrapped = polls.poll(api, WRAPPED.formatted(Sample.MSG_CONVERSATION.json(), "200"));

        assertThat(wrapped.outcome()).isEqualTo(new PollOutcome.CompleteOutcome());
        assertThat(wrapped.seen().getFirst().changes())
                .isNotEmpty()
                .isEqualTo(plain.seen().getFirst().changes());
        assertThat(wrapped.seen().getFirst().unknownFields()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"429, THROTTLED", "500, UNREACHABLE", "503, UNREACHABLE", "401, REFUSED", "'\"429\"', THROTTLED"})
    void shouldFailWithTheCodeInside(String code, Outcome outcome) {
        for (String body : new String[] {"{}", "null", "\"Too many requests\"", Sample.MSG_CONVERSATION.json()}) {
            PollOutcome failed = polls.poll(api, WRAPPED.formatted(body, code)).outcome();

            assertThat(failed.name()).as(body).isEqualTo(outcome);
            assertThat(failed.reason().orElseThrow()).contains("response code");
        }
    }

    @Test
    void shouldReadNothingInAWrapperOfNothing() {
        assertThat(polls.poll(api, WRAPPED.formatted("{}", "200")).outcome().name())
                .isEqualTo(Outcome.MALFORMED);
    }
}
