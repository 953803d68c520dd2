package io.switchboard.quickstart.screen;

import io.switchboard.Status;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.ToIntFunction;

/** Which statuses have a row of their own. */
final class Statuses {
    static final int WIDTH = 10;

    private static final Set<Status> ALWAYS =
            Set.of(Status.READY, Status.ON_CONTACT, Status.WRAP_UP, Status.PAUSED, Status.PREVIEW);

    private Statuses() {}

    /** The usual ones, so that rows do not jump, and those of the others that have something to count. */
    static List<Status> shown(ToIntFunction<Status> count) {
        return Arrays.stream(Status.values())
                .filter(status -> ALWAYS.contains(status) || count.applyAsInt(status) > 0)
                .toList();
    }
}
