package io.switchboard.collector.vendor.convoso;

import io.switchboard.collector.decode.DatasetRows;
import io.switchboard.collector.decode.DecodedResponse;
import io.switchboard.collector.http.CallFailure;
import io.switchboard.collector.http.CallResult;
import io.switchboard.collector.http.StatusTable;
import io.switchboard.topic.Dataset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Convoso's own verdict on a request. A failure comes with HTTP status 200 and {@code success: false}, at the answer's
 * root or nested; the code and the words have been seen under several names, and no page of the vendor lists them.
 */
final class ConvosoStatus {
    private static final List<String> SUCCESS = List.of("success", "data.entries.success");
    private static final List<String> CODES = List.of("code", "error_code", "data.entries.code");
    private static final List<String> TEXTS = List.of("text", "message", "error", "data.entries.text");

    /** Seen of a day nobody worked; as words, or as a code that is one. */
    private static final Pattern NOBODY = Pattern.compile(
            "(?i)\\s*(missing[ _-]agents?|no[ _-](agents?|data|records?|results?)([ _-](were))?([ _-](found|available))?)[.!]?\\s*");

    /** Where the verdict, and the number of rows, stand in an answer. */
    static final Set<String> WORDS = Set.copyOf(Stream.of(SUCCESS, CODES, TEXTS, List.of("total"))
            .flatMap(List::stream)
            .toList());

    private ConvosoStatus() {}

    /** Turns an answer that says it is none, or that cannot be read, into a failure. */
    static CallResult judge(CallResult reply) {
        return switch (reply) {
            case CallResult.AnsweredCall(DecodedResponse.ResponseRows answer, var exchange) ->
                failure(answer.words())
                        .<CallResult>map(failure -> new CallResult.UnansweredCall(failure, exchange))
                        .orElse(reply);
            case CallResult.AnsweredCall(DecodedResponse.MalformedResponse(String reason, var words), var exchange) ->
                new CallResult.UnansweredCall(
                        failure(words).orElseGet(() -> new CallFailure.Malformed(reason)), exchange);
            case CallResult.UnansweredCall _ -> reply;
        };
    }

    /**
     * The same of an answer about one day: where the vendor refuses because it has nobody to show, nobody worked on the
     * day.
     *
     * @param dataset of the API
     */
    static CallResult judgeDay(CallResult reply, Dataset<?, ?, ?> dataset) {
        return reply instanceof CallResult.AnsweredCall(var answer, var exchange) && saysNobody(answer.words())
                ? new CallResult.AnsweredCall(
                        new DecodedResponse.ResponseRows(List.of(new DatasetRows(dataset, List.of())), answer.words()),
                        exchange)
                : judge(reply);
    }

    private static boolean saysNobody(Map<String, DecodedResponse.ProbedField> words) {
        return SUCCESS.stream().anyMatch(name -> isFalse(words.get(name)))
                && Stream.concat(CODES.stream(), TEXTS.stream())
                        .flatMap(name -> Stream.ofNullable(words.get(name)))
                        .anyMatch(word -> NOBODY.matcher(word.last()).matches());
    }

    private static Optional<CallFailure> failure(Map<String, DecodedResponse.ProbedField> words) {
        if (SUCCESS.stream().noneMatch(name -> isFalse(words.get(name)))) {
            return Optional.empty();
        }
        Optional<Integer> code =
                first(CODES, words).filter(text -> text.matches("\\d{1,6}")).map(Integer::valueOf);
        String reason =
                "success: false" + code.map(number -> ", code " + number).orElse("")
                        + first(TEXTS, words).map(text -> ": " + text).orElse("");
        return Optional.of(code.filter(number -> number < 600)
                .map(number -> StatusTable.failure(number, reason, Optional.empty()))
                // The vendor's own codes (4001, 6026, …) say that the request is wrong.
                .orElseGet(() -> new CallFailure.Refused(reason)));
    }

    private static boolean isFalse(DecodedResponse.@Nullable ProbedField word) {
        return word != null && word.last().equals("false");
    }

    private static Optional<String> first(List<String> names, Map<String, DecodedResponse.ProbedField> words) {
        return names.stream()
                .map(words::get)
                .filter(Objects::nonNull)
                .map(DecodedResponse.ProbedField::last)
                .findFirst();
    }
}
