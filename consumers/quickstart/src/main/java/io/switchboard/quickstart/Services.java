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
record Services(Addresses addresses, Feed feed, List<Watch> watches, Closing closing) implements AutoCloseable {

    Services {
        watches = List.copyOf(watches);
    }

    /** Something that runs until it is closed, or fails. */
    record Watch(String what, BooleanSupplier ended) {}

    /** What has ended on its own, if anything has. */
    Optional<String> failed() {
        return watches.stream()
                .filter(watch -> watch.ended().getAsBoolean())
                .map(Watch::what)
                .findFirst();
    }

    @Override
    public void close() {
        feed.close();
        closing.close();
    }
}
