package io.switchboard.consumer.replay.aggregates;

import io.switchboard.consumer.config.StreamsSettings;
import io.switchboard.consumer.replay.aggregates.Outcome.Tally;
import io.switchboard.consumer.run.Flow;
import io.switchboard.consumer.run.RunningApp;
import io.switchboard.consumer.run.StreamsApp;
import io.switchboard.platform.cli.ExitCode;
import io.switchboard.topic.Topic;
import io.switchboard.topic.Topics;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One app's run over a part of the topics. It begins where the part does, with empty stores, under an id of its own; it
 * is closed when it has read and committed all of it.
 *
 * @param live the app
 * @param to the topics that it writes
 * @param part what it reads
 * @param results what it writes
 * @param reading how far it is
 */
record Recomputation(LiveApp live, Topics to, Part part, Results results, Reading reading) {
    private static final long LOOKING_NANOS = 250_000_000;

    /** How a run ended. */
    private enum End {
        DONE,
        STOPPED,
        FAILED
    }

    StreamsApp app() {
        return live.making().apply(new Flow(live.settings().topics(), to, part, results));
    }

    Traces traces() {
        return new Traces(reading.admin(), reading.group());
    }

    /** Runs until the end, or until it is asked to stop, and leaves nothing but its results. */
    Outcome run(Watch watch, Watch.Screen screen) {
        long begin = watch.nanos();
        reading.begin();
        try (Folder folder = Folder.in(live.settings().stateDir())) {
            StreamsSettings settings = live.beside(reading.group(), folder.path());
            return switch (runToTheEnd(settings, watch, screen)) {
                case DONE -> new Outcome.Done(List.of(tally(watch.nanos() - begin)));
                case STOPPED -> new Outcome.Stopped();
                case FAILED -> new Outcome.Failed(live.name());
            };
        } finally {
            traces().removeAfter();
        }
    }

    private End runToTheEnd(StreamsSettings settings, Watch watch, Watch.Screen screen) {
        boolean isAtEnd = false;
        RunningApp running = RunningApp.start(app(), settings);
        try (running) {
            while (!isAtEnd && !watch.isStopped() && !running.ended().isDone()) {
                watch.await(LOOKING_NANOS);
                isAtEnd = look(screen);
            }
        }
        if (isAtEnd) {
            return End.DONE;
        }
        return running.ended().join() == ExitCode.FAILED ? End.FAILED : End.STOPPED;
    }

    private boolean look(Watch.Screen screen) {
        Reading.Position position = reading.position();
        screen.reached(live.name(), position.passed(), position.length(), part.taken());
        return position.isAtEnd();
    }

    private Tally tally(long nanos) {
        Map<String, Long> given = new TreeMap<>();
        for (Topic<?, ?> output : app().outputs()) {
            given.put(output.name(), results.given(output.value()));
        }
        return new Tally(live.name(), part.taken(), given, nanos);
    }
}
