package io.switchboard.simulator.account;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How many answers there were, and the latest. Thread-safe. */
final class Tally {
    private long count;
    private @Nullable Answer last;

    /** Whoever sees the count sees the answer too. */
    synchronized void add(Answer answer) {
        last = answer;
        count++;
    }

    synchronized long count() {
        return count;
    }

    synchronized Optional<Answer> last() {
        return Optional.ofNullable(last);
    }
}
