package io.switchboard.streams.app;

import io.switchboard.platform.cli.ExitCode;
import io.switchboard.platform.cli.UsageException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A program that runs in a thread of its own, until {@link #close()} or a failure. */
public abstract class RunningProgram implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RunningProgram.class);

    private final String name;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final CompletableFuture<ExitCode> ended = new CompletableFuture<>();

    /**
     * A program that has not begun.
     *
     * @param name of its command and of its section in the configuration
     */
    protected RunningProgram(String name) {
        this.name = name;
    }

    /** Starts the thread and returns at once; is called once, when the program is constructed. */
    protected final void begin() {
        Thread.ofPlatform().name(name).start(this::live);
    }

    /**
     * All that the program does. An exception is a failure: it is logged and ends the program; a {@link UsageException}
     * with {@link ExitCode#USAGE}.
     *
     * @param stop reaches 0 when the program is asked to stop; the program may count it down itself
     * @return how it ended
     * @throws InterruptedException if the thread is interrupted, which counts as a failure
     */
    protected abstract ExitCode run(CountDownLatch stop) throws InterruptedException;

    /**
     * Called when nothing of the program runs any more, before {@link #ended()} completes.
     *
     * @param why that it ended, and how: the failure of futures that cannot complete any more
     */
    protected abstract void failPending(IllegalStateException why);

    /** Completes when the program has ended, however it did. */
    public final CompletableFuture<ExitCode> ended() {
        return ended.copy();
    }

    /** Stops the program and returns when it has ended. */
    @Override
    public final void close() {
        stop.countDown();
        ended.join();
    }

    private void live() {
        ExitCode code = ExitCode.FAILED;
        try {
            code = run(stop);
            LOG.info("{} ended: {}", name, code);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            LOG.error("{} was interrupted", name);
        } catch (UsageException e) {
            code = ExitCode.USAGE;
            LOG.error("{} cannot start: {}", name, e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("{} cannot go on: {}", name, e.getMessage(), e);
        } finally {
            failPending(new IllegalStateException(name + " ended: " + code));
            ended.complete(code);
        }
    }
}
