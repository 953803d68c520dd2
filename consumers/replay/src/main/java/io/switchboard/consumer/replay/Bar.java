package io.switchboard.consumer.replay;

import io.switchboard.consumer.replay.aggregates.Watch;
import io.switchboard.consumer.replay.copy.CopyRun;
import io.switchboard.consumer.replay.copy.Tally;
import java.io.Console;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Optional;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** Shows how far something is and how long it will take: a bar on a terminal, elsewhere a line now and then. */
final class Bar implements CopyRun.Screen, Watch.Screen, AutoCloseable {
    private static final int REDRAWN_EVERY_MS = 500;
    private static final int LINE_EVERY_MS = 10_000;

    private final PrintWriter err;
    private @Nullable ProgressBar bar;

    Bar(PrintWriter err) {
        this.err = err;
    }

    @Override
    public void say(String line) {
        err.println(line);
    }

    @Override
    public void reached(long passed, long length, Tally tally) {
        reached("copy", passed, length, tally.records());
    }

    @Override
    public void reached(String task, long passed, long length, long records) {
        if (bar == null || !bar.getTaskName().equals(task)) {
            close();
            bar = open(task, length);
        }
        bar.stepTo(passed);
        bar.setExtraMessage(records + " records");
    }

    private ProgressBar open(String task, long length) {
        ProgressBarBuilder builder = new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(length)
                .setStyle(ProgressBarStyle.ASCII)
                .setEtaFunction(state -> state.getCurrent() == state.getStart()
                        ? Optional.empty()
                        : Optional.of(remaining(
                                state.getElapsedAfterStart(),
                                state.getCurrent() - state.getStart(),
                                state.getMax() - state.getCurrent())));
        return isTerminal()
                ? builder.setUpdateIntervalMillis(REDRAWN_EVERY_MS).build()
                : builder.setUpdateIntervalMillis(LINE_EVERY_MS)
                        .setConsumer(new DelegatingProgressBarConsumer(err::println))
                        .build();
    }

    /** From JDK 25 on there is no console again where there is no terminal. */
    @SuppressWarnings("SystemConsoleNull")
    private static boolean isTerminal() {
        Console console = System.console();
        return console != null && console.isTerminal();
    }

    private static Duration remaining(Duration elapsed, long done, long open) {
        return elapsed.multipliedBy(open).dividedBy(done);
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }
}
