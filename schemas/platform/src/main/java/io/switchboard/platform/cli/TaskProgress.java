package io.switchboard.platform.cli;

import java.io.Console;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Optional;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import me.tongfei.progressbar.ProgressState;

/** How far a task is and how long it will take: a bar on a terminal, elsewhere a line now and then. */
public final class TaskProgress implements AutoCloseable {
    private static final int REDRAWN_EVERY_MS = 500;
    private static final int LINE_EVERY_MS = 10_000;

    private final ProgressBar bar;

    private TaskProgress(ProgressBar bar) {
        this.bar = bar;
    }

    /**
     * Begins to show a task.
     *
     * @param length of the task, in any unit
     * @param err takes the lines where there is no terminal
     */
    public static TaskProgress show(String task, long length, PrintWriter err) {
        ProgressBarBuilder builder = new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(length)
                .setStyle(ProgressBarStyle.ASCII)
                .setEtaFunction(TaskProgress::remaining);
        return new TaskProgress(
                isTerminal()
                        ? builder.setUpdateIntervalMillis(REDRAWN_EVERY_MS).build()
                        : builder.setUpdateIntervalMillis(LINE_EVERY_MS)
                                .setConsumer(new DelegatingProgressBarConsumer(err::println))
                                .build());
    }

    /** What is shown. */
    public String task() {
        return bar.getTaskName();
    }

    /**
     * Shows how far the task is.
     *
     * @param done of the length
     * @param note goes behind the bar
     */
    public void reached(long done, String note) {
        bar.stepTo(done);
        bar.setExtraMessage(note);
    }

    /** Shows the last state and nothing more. */
    @Override
    public void close() {
        bar.close();
    }

    /** Unlike the library's own, it counts from where the task went on. */
    private static Optional<Duration> remaining(ProgressState state) {
        long done = state.getCurrent() - state.getStart();
        long open = state.getMax() - state.getCurrent();
        return done == 0
                ? Optional.empty()
                : Optional.of(state.getElapsedAfterStart().multipliedBy(open).dividedBy(done));
    }

    /** From JDK 25 on there is no console again where there is no terminal. */
    @SuppressWarnings("SystemConsoleNull")
    private static boolean isTerminal() {
        Console console = System.console();
        return console != null && console.isTerminal();
    }
}
