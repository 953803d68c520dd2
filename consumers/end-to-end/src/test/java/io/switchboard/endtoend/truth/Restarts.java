package io.switchboard.endtoend.truth;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/** Restarts at random moments. */
final class Restarts {
    private final Random random;
    private final List<Planned> ahead = new ArrayList<>();
    private final List<Restartable<?>> done = new ArrayList<>();

    private record Planned(Instant at, Restartable<?> what) {}

    Restarts(Random random) {
        this.random = random;
    }

    /** Each of them once within that time. */
    void add(Instant from, Instant to, List<Restartable<?>> each) {
        for (Restartable<?> one : each) {
            Instant at =
                    from.plusMillis(random.nextLong(Duration.between(from, to).toMillis()));
            ahead.add(new Planned(at, one));
        }
        ahead.sort(Comparator.comparing(Planned::at));
    }

    /** Does what is due. */
    void goOn(Instant now) throws Exception {
        while (!ahead.isEmpty() && now.isAfter(ahead.getFirst().at())) {
            Restartable<?> next = ahead.removeFirst().what();
            next.restart();
            done.add(next);
        }
    }

    /** What has been restarted, each as often as it was. */
    List<Restartable<?>> done() {
        return done;
    }
}
