package io.switchboard.collector.vendor.convoso;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.collector.decode.DecodedResponse;
import io.switchboard.collector.http.CallFailure;
import io.switchboard.collector.http.CallResult;
import io.switchboard.collector.http.CallResult.CallCost;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ConvosoStatusTest {

    @Test
    void shouldLetAnAnswerPassThatDoesNotSayOtherwise() {
        assertThat(judge(Map.of("success", "true", "code", "200"))).isInstanceOf(CallResult.AnsweredCall.class);
        assertThat(judge(Map.of())).isInstanceOf(CallResult.AnsweredCall.class);
    }

    @Test
    void shouldReadAFailureAtEitherLevel() {
        assertThat(failure(Map.of("success", "false", "code", "401", "text", "Invalid token")))
                .isEqualTo(new CallFailure.Refused("success: false, code 401: Invalid token"));
        assertThat(failure(Map.of("success", "true", "data.entries.success", "false", "data.entries.code", "500")))
                .isInstanceOf(CallFailure.Unreachable.class);
    }

    @Test
    void shouldTakeTheVendorsOwnCodesForARefusedRequest() {
        assertThat(failure(Map.of("success", "false", "error_code", "6026"))).isInstanceOf(CallFailure.Refused.class);
        assertThat(failure(Map.of("success", "false"))).isInstanceOf(CallFailure.Refused.class);
    }

    @Test
    void shouldPreferTheVendorsWordsToTheShapeOfTheAnswer() {
        CallResult reply = ConvosoStatus.judge(new CallResult.AnsweredCall(
                new DecodedResponse.MalformedResponse(
                        "data.entries.agents is missing", words(Map.of("success", "false", "code", "403"))),
                CallCost.NONE));

        assertThat(((CallResult.UnansweredCall) reply).failure()).isInstanceOf(CallFailure.Refused.class);
    }

    @Test
    void shouldCallAnAnswerMalformedThatSaysNothingAndCannotBeRead() {
        CallResult reply = ConvosoStatus.judge(new CallResult.AnsweredCall(
                new DecodedResponse.MalformedResponse("data.entries.agents is missing", Map.of()), CallCost.NONE));

        assertThat(((CallResult.UnansweredCall) reply).failure())
                .isEqualTo(new CallFailure.Malformed("data.entries.agents is missing"));
    }

    private static CallFailure failure(Map<String, String> verdict) {
        return ((CallResult.UnansweredCall) judge(verdict)).failure();
    }

    private static CallResult judge(Map<String, String> verdict) {
        return ConvosoStatus.judge(new CallResult.AnsweredCall(
                new DecodedResponse.ResponseRows(List.of(), words(verdict)), CallCost.NONE));
    }

    private static Map<String, DecodedResponse.ProbedField> words(Map<String, String> texts) {
        return texts.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, text -> new DecodedResponse.ProbedField(text.getValue())));
    }
}
