package io.switchboard.quickstart;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Everything that runs.
 *
 * @param feed the changes of status, as they come out of their topic
 * @param watches what must not end
 */
record RunningServices(
        QuickStartAddresses addresses, StatusChangeFeed feed, List<WatchedService> watches, ShutdownSequence closing)
        implements AutoCloseable {

    RunningServices {
        watches = List.copyOf(watches);
    }

    /** Something that runs until it is closed, or fails. */
    record WatchedService(String what, BooleanSupplier ended) {}

    /** What has ended on its own, if anything has. */
    Optional<String> failed() {
        return watches.stream()
                .filter(watch -> watch.ended().getAsBoolean())
                .map(WatchedService::what)
                .findFirst();
    }

    @Override
    public void close() {
        feed.close();
        closing.close();
    }
}
