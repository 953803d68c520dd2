package io.switchboard.collector.poll;

import io.switchboard.collector.decode.Answer;
import io.switchboard.collector.decode.BadRow;
import io.switchboard.collector.http.Failure;
import io.switchboard.collector.http.Reply;
import io.switchboard.collector.poll.FinishedPoll.Seen;
import io.switchboard.collector.snapshot.Diff;
import io.switchboard.collector.snapshot.Observation;
import io.switchboard.collector.snapshot.Roles;
import io.switchboard.collector.snapshot.Snapshot;
import io.switchboard.topic.Dataset;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecordBase;

/** Turns what a vendor replied into what was seen of each dataset. Pure. */
final class Observations {
    private final Target target;
    private final List<Roles> roles;

    Observations(Target target) {
        this.target = target;
        this.roles = target.datasets().stream().map(Roles::new).toList();
    }

    /** The poll that a reply makes. */
    FinishedPoll finish(TargetState state, Reply reply, Instant startedAt, Instant completedAt) {
        List<Seen> seen = new ArrayList<>();
        List<String> doubts = new ArrayList<>();
        for (int i = 0; i < target.datasets().size(); i++) {
            Dataset<?, ?, ?> dataset = target.datasets().get(i);
            Seen one = reply instanceof Reply.Answered(Answer.Decoded answer, var exchange)
                    ? seen(i, state.of(dataset), part(answer, i), new Span(startedAt, completedAt), doubts)
                    : new Seen(dataset, 0, List.of(), state.of(dataset), List.of(), Set.of());
            seen.add(one);
        }
        long sequence = state.nextSequence(startedAt);
        return new FinishedPoll(
                target, sequence, startedAt, completedAt, outcome(reply, doubts), reply.exchange(), seen);
    }

    private record Span(Instant startedAt, Instant completedAt) {}

    /** What of an answer is one dataset's. */
    private record Part(List<SpecificRecordBase> rows, List<BadRow> bad, Set<String> unknownFields) {}

    private static Part part(Answer.Decoded answer, int dataset) {
        List<BadRow> bad = answer.badRows().stream()
                .filter(row -> row.dataset() == dataset)
                .toList();
        return new Part(answer.rows().get(dataset), bad, answer.unknownFields());
    }

    private Seen seen(int index, Snapshot last, Part part, Span span, List<String> doubts) {
        Dataset<?, ?, ?> dataset = target.datasets().get(index);
        Roles role = roles.get(index);
        var unread = part.bad().stream()
                .map(BadRow::partial)
                .filter(role::hasKey)
                .map(role::key)
                .collect(Collectors.toSet());
        boolean whole = part.bad().stream().map(BadRow::partial).allMatch(role::hasKey);
        Observation now = new Observation(part.rows(), unread, whole, span.startedAt(), span.completedAt());
        Diff diff = Diff.between(last, now, role, target.absence());
        if (!part.bad().isEmpty()) {
            BadRow first = part.bad().getFirst();
            doubts.add(part.bad().size() + " rows of " + dataset.name() + " could not be read, the first at "
                    + first.path() + ": " + first.reason());
        }
        diff.held().ifPresent(held -> doubts.add(dataset.name() + ": " + held));
        return new Seen(dataset, part.rows().size(), diff.changes(), diff.next(), part.bad(), part.unknownFields());
    }

    private static PollOutcome outcome(Reply reply, List<String> doubts) {
        return switch (reply) {
            case Reply.Failed(Failure failure, var exchange) -> new PollOutcome.Failed(failure);
            case Reply.Answered(Answer.Undecodable(String reason, var verdict), var exchange) ->
                new PollOutcome.Failed(new Failure.Malformed(reason));
            case Reply.Answered _ when doubts.isEmpty() -> new PollOutcome.Complete();
            case Reply.Answered _ -> new PollOutcome.Partial(String.join("; ", doubts));
        };
    }
}
