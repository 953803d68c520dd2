package io.switchboard.collector.poll;

import io.switchboard.collector.http.Failure;
import io.switchboard.collector.http.Reply.Exchange;
import io.switchboard.collector.poll.AnswerHistory.Shortfall;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts the answers of one poll together, question by question, each with its pieces. */
final class AnswersOfPoll {
    private final List<Question> due;
    private final List<Asked> answers;
    private final List<RequestedTime> whole = new ArrayList<>();
    private final Map<RequestedTime, Shortfall> shortfalls = new HashMap<>();
    private final List<String> doubts = new ArrayList<>();
    private int reached;

    AnswersOfPoll(List<Question> due, List<Asked> answers) {
        this.due = due;
        this.answers = answers;
    }

    Reading reading() {
        int asked = 0;
        for (int from = 0; from < answers.size(); asked++) {
            int to = from + 1;
            while (to < answers.size() && !due.contains(answers.get(to).question())) {
                to++;
            }
            take(answers.subList(from, to), asked == 0);
            from = to;
        }
        if (answers.stream().noneMatch(Asked::isAnswered)) {
            // Whoever refuses everything does not mean this one question.
            shortfalls.replaceAll((_, how) -> how == Shortfall.REFUSED ? Shortfall.FAILED : how);
        }
        if (asked < due.size()) {
            doubts.add((due.size() - asked) + " of " + due.size() + " questions are left for the next polls");
        }
        return new Reading(
                answers.stream().flatMap(answer -> answer.pages().stream()).toList(),
                answers.stream().map(Asked::exchange).reduce(Exchange.NONE, Exchange::plus),
                due.stream().map(Question::time).toList(),
                whole,
                new Shortfalls(shortfalls, reached),
                doubts,
                failure());
    }

    /** Takes the answer to one question, and those to its pieces. */
    private void take(List<Asked> group, boolean first) {
        RequestedTime time = group.getFirst().question().time();
        List<Asked> last = group.stream().filter(answer -> answer.pieces() == 0).toList();
        boolean all = group.size() == 1 + group.stream().mapToInt(Asked::pieces).sum();
        last.forEach(answer -> doubts.addAll(doubts(answer)));
        if (all && last.stream().allMatch(Asked::isWhole)) {
            takeWhole(group);
            return;
        }
        last.stream()
                .filter(answer -> group.size() > 1 && answer.isWhole())
                .forEach(piece -> whole.add(piece.question().time()));
        Shortfall how = last.stream()
                .flatMap(answer -> answer.shortfall().stream())
                .max(Comparator.naturalOrder())
                .orElse(Shortfall.CUT_OFF);
        if (how == Shortfall.CUT_OFF && first) {
            shortfalls.put(time, tooLong(group));
        } else {
            // Its next answer is of another part, so that two doubts in a row would never come.
            boolean rest =
                    how == Shortfall.DOUBTED && group.getFirst().question().begun();
            shortfalls.put(time, rest ? Shortfall.IN_PARTS : how);
        }
    }

    private void takeWhole(List<Asked> group) {
        Question question = group.getFirst().question();
        if (question.begun() && group.size() == 1) {
            shortfalls.put(question.time(), Shortfall.IN_PARTS);
            doubts.add(question.time() + " is longer than a poll: earlier ones have read its begin");
        } else {
            whole.add(question.time());
        }
    }

    /** What a whole poll is not enough for is not merely late: the next one goes on where this one was cut off. */
    private Shortfall tooLong(List<Asked> group) {
        reached = group.size() == 1 ? group.getFirst().reached() : 0;
        return reached > 0 ? Shortfall.TOO_LONG : Shortfall.FAILED;
    }

    /** Whether a question was read to its end. */
    private boolean isAnyRead() {
        return !whole.isEmpty() || shortfalls.containsValue(Shortfall.IN_PARTS);
    }

    private List<String> doubts(Asked answer) {
        return answer.doubts().isEmpty() && !answer.isWhole() && answers.size() > 1
                ? List.of(answer.question().time() + " could not be read"
                        + answer.failure().map(why -> ": " + why.reason()).orElse(" in time"))
                : answer.doubts();
    }

    /** What ended the poll, or left nothing of it. */
    private Optional<Failure> failure() {
        return answers.stream()
                .filter(answer -> !isAnyRead() || !answer.failedAlone())
                .flatMap(answer -> answer.failure().stream())
                .findFirst()
                .or(() -> !isAnyRead() && answers.stream().anyMatch(Asked::isCutOff)
                        ? Optional.of(new Failure.Unreachable("no whole answer before the poll's deadline"))
                        : Optional.empty());
    }
}
