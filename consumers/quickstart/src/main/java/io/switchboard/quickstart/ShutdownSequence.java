package io.switchboard.quickstart;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Closes what was opened: first, all at once, what needs the broker; then what stays, the last opened first. */
final class ShutdownSequence implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ShutdownSequence.class);

    private final List<AutoCloseable> first = new ArrayList<>();
    private final Deque<AutoCloseable> then = new ArrayDeque<>();

    void first(AutoCloseable opened) {
        first.add(opened);
    }

    void then(AutoCloseable opened) {
        then.push(opened);
    }

    @Override
    public void close() {
        CompletableFuture<?>[] all = first.stream()
                .map(opened -> CompletableFuture.runAsync(() -> close(opened), Thread.ofPlatform()::start))
                .toArray(CompletableFuture<?>[]::new);
        CompletableFuture.allOf(all).join();
        first.clear();
        while (!then.isEmpty()) {
            close(then.pop());
        }
    }

    private static void close(AutoCloseable opened) {
        try {
            opened.close();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (Exception failed) {
            LOG.warn("Could not close {}", opened.getClass().getSimpleName(), failed);
        }
    }
}
