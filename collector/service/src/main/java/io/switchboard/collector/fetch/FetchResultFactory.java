package io.switchboard.collector.fetch;

import io.switchboard.collector.fetch.ResponseHistory.ResponseShortfall;
import io.switchboard.collector.http.CallFailure;
import io.switchboard.collector.http.CallResult.CallCost;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts the answers of one poll together, question by question, each with its pieces. */
final class FetchResultFactory {
    private final List<ApiRequest> due;
    private final List<FetchState> answers;
    private final List<RequestedTime> whole = new ArrayList<>();
    private final Map<RequestedTime, ResponseShortfall> shortfalls = new HashMap<>();
    private final List<String> doubts = new ArrayList<>();
    private int reached;

    FetchResultFactory(List<ApiRequest> due, List<FetchState> answers) {
        this.due = due;
        this.answers = answers;
    }

    FetchResult reading() {
        int asked = 0;
        for (int from = 0; from < answers.size(); asked++) {
            int to = from + 1;
            while (to < answers.size() && !due.contains(answers.get(to).question())) {
                to++;
            }
            take(answers.subList(from, to), asked == 0);
            from = to;
        }
        if (answers.stream().noneMatch(FetchState::isAnswered)) {
            // Anyone who refuses everything does not mean this one question.
            shortfalls.replaceAll((_, how) -> how == ResponseShortfall.REFUSED ? ResponseShortfall.FAILED : how);
        }
        if (asked < due.size()) {
            doubts.add((due.size() - asked) + " of " + due.size() + " questions are left for the next polls");
        }
        return new FetchResult(
                answers.stream().flatMap(answer -> answer.pages().stream()).toList(),
                answers.stream().map(FetchState::exchange).reduce(CallCost.NONE, CallCost::plus),
                due.stream().map(ApiRequest::time).toList(),
                whole,
                new ResponseShortfalls(shortfalls, reached),
                doubts,
                failure());
    }

    /** Takes the answer to one question, and those to its pieces. */
    private void take(List<FetchState> group, boolean first) {
        RequestedTime time = group.getFirst().question().time();
        List<FetchState> last =
                group.stream().filter(answer -> answer.pieces() == 0).toList();
        boolean all =
                group.size() == 1 + group.stream().mapToInt(FetchState::pieces).sum();
        last.forEach(answer -> doubts.addAll(doubts(answer)));
        if (all && last.stream().allMatch(FetchState::isWhole)) {
            takeWhole(group);
            return;
        }
        last.stream()
                .filter(answer -> group.size() > 1 && answer.isWhole())
                .forEach(piece -> whole.add(piece.question().time()));
        ResponseShortfall how = last.stream()
                .flatMap(answer -> answer.shortfall().stream())
                .max(Comparator.naturalOrder())
                .orElse(ResponseShortfall.CUT_OFF);
        if (how == ResponseShortfall.CUT_OFF && first) {
            shortfalls.put(time, tooLong(group));
        } else {
            // Its next answer is of another part, so that two doubts in a row would never come.
            boolean rest = how == ResponseShortfall.DOUBTED
                    && group.getFirst().question().begun();
            shortfalls.put(time, rest ? ResponseShortfall.IN_PARTS : how);
        }
    }

    private void takeWhole(List<FetchState> group) {
        ApiRequest question = group.getFirst().question();
        if (question.begun() && group.size() == 1) {
            shortfalls.put(question.time(), ResponseShortfall.IN_PARTS);
            doubts.add(question.time() + " is longer than a poll: earlier ones have read its begin");
        } else {
            whole.add(question.time());
        }
    }

    /** What a whole poll is not enough for is not merely late: the next one goes on where this one was cut off. */
    private ResponseShortfall tooLong(List<FetchState> group) {
        reached = group.size() == 1 ? group.getFirst().reached() : 0;
        return reached > 0 ? ResponseShortfall.TOO_LONG : ResponseShortfall.FAILED;
    }

    /** Whether a question was read to its end. */
    private boolean isAnyRead() {
        return !whole.isEmpty() || shortfalls.containsValue(ResponseShortfall.IN_PARTS);
    }

    private List<String> doubts(FetchState answer) {
        return answer.doubts().isEmpty() && !answer.isWhole() && answers.size() > 1
                ? List.of(answer.question().time() + " could not be read"
                        + answer.failure().map(why -> ": " + why.reason()).orElse(" in time"))
                : answer.doubts();
    }

    /** What ended the poll, or left nothing of it. */
    private Optional<CallFailure> failure() {
        return answers.stream()
                .filter(answer -> !isAnyRead() || !answer.failedAlone())
                .flatMap(answer -> answer.failure().stream())
                .findFirst()
                .or(() -> !isAnyRead() && answers.stream().anyMatch(FetchState::isCutOff)
                        ? Optional.of(new CallFailure.Unreachable("no whole answer before the poll's deadline"))
                        : Optional.empty());
    }
}
