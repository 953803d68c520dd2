package io.switchboard.collector.convoso;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.collector.decode.Answer;
import io.switchboard.collector.http.Failure;
import io.switchboard.collector.http.Reply;
import io.switchboard.collector.http.Reply.Exchange;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class VerdictTest {

    @Test
    void shouldLetAnAnswerPassThatDoesNotSayOtherwise() {
        assertThat(judge(Map.of("success", "true", "code", "200"))).isInstanceOf(Reply.Answered.class);
        assertThat(judge(Map.of())).isInstanceOf(Reply.Answered.class);
    }

    @Test
    void shouldReadAFailureAtEitherLevel() {
        assertThat(failure(Map.of("success", "false", "code", "401", "text", "Invalid token")))
                .isEqualTo(new Failure.Refused("success: false, code 401: Invalid token"));
        assertThat(failure(Map.of("success", "true", "data.entries.success", "false", "data.entries.code", "500")))
                .isInstanceOf(Failure.Unreachable.class);
    }

    @Test
    void shouldTakeTheVendorsOwnCodesForARefusedRequest() {
        assertThat(failure(Map.of("success", "false", "error_code", "6026"))).isInstanceOf(Failure.Refused.class);
        assertThat(failure(Map.of("success", "false"))).isInstanceOf(Failure.Refused.class);
    }

    @Test
    void shouldPreferTheVendorsWordsToTheShapeOfTheAnswer() {
        Reply reply = Verdict.judge(new Reply.Answered(
                new Answer.Undecodable(
                        "data.entries.agents is missing", words(Map.of("success", "false", "code", "403"))),
                Exchange.NONE));

        assertThat(((Reply.Failed) reply).failure()).isInstanceOf(Failure.Refused.class);
    }

    @Test
    void shouldCallAnAnswerMalformedThatSaysNothingAndCannotBeRead() {
        Reply reply = Verdict.judge(
                new Reply.Answered(new Answer.Undecodable("data.entries.agents is missing", Map.of()), Exchange.NONE));

        assertThat(((Reply.Failed) reply).failure()).isEqualTo(new Failure.Malformed("data.entries.agents is missing"));
    }

    private static Failure failure(Map<String, String> verdict) {
        return ((Reply.Failed) judge(verdict)).failure();
    }

    private static Reply judge(Map<String, String> verdict) {
        return Verdict.judge(new Reply.Answered(
                new Answer.Decoded(List.of(List.of(), List.of()), List.of(), Set.of(), words(verdict)), Exchange.NONE));
    }

    private static Map<String, Answer.Word> words(Map<String, String> texts) {
        return texts.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, text -> new Answer.Word(text.getValue())));
    }
}
