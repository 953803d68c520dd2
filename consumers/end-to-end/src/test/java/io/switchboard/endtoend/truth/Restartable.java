package io.switchboard.endtoend.truth;

import java.util.function.Consumer;

/** Something that runs, and is stopped and started again now and then. */
public final class Restartable<T> implements AutoCloseable {
    private final Starter<T> starter;
    private final Consumer<T> stopper;
    private T running;

    /** Starts it. */
    public interface Starter<T> {
        T start() throws Exception;
    }

    private Restartable(Starter<T> starter, Consumer<T> stopper, T running) {
        this.starter = starter;
        this.stopper = stopper;
        this.running = running;
    }

    public static <T> Restartable<T> start(Starter<T> starter, Consumer<T> stopper) throws Exception {
        return new Restartable<>(starter, stopper, starter.start());
    }

    public T running() {
        return running;
    }

    public void restart() throws Exception {
        close();
        startAgain();
    }

    /** After it has been closed. */
    public void startAgain() throws Exception {
        running = starter.start();
    }

    @Override
    public void close() {
        stopper.accept(running);
    }
}
