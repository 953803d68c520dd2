package io.switchboard.quickstart.live;

import io.switchboard.Outcome;
import io.switchboard.Poll;
import java.util.Optional;

/** Follows one target. */
final class Watch {
    private final String name;
    private final Facts facts = new Facts();
    private final Rate changes = new Rate();
    private Optional<Poll> last = Optional.empty();
    private int rows;

    Watch(String name) {
        this.name = name;
    }

    void take(Seen.Event event) {
        changes.count();
        event.row().ifPresentOrElse(row -> facts.put(event.key(), row), () -> facts.remove(event.key()));
    }

    /** Takes an END; false if its poll has ended already: a poll that reads several datasets ends once for each. */
    boolean take(Poll end) {
        boolean isNew =
                last.filter(poll -> poll.getPollId().equals(end.getPollId())).isEmpty();
        if (isNew || end.getOutcome() != Outcome.COMPLETE) {
            last = Optional.of(end);
        }
        rows = end.getRows() + (isNew ? 0 : rows);
        return isNew;
    }

    Target target(long nanos) {
        return new Target(name, last, rows, changes.perSecond(nanos), facts.list());
    }
}
