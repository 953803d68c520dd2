package io.switchboard.replay.recompute;

import io.switchboard.platform.cli.ExitCode;
import io.switchboard.replay.recompute.RecomputeOutcome.RecomputeStats;
import io.switchboard.streams.app.RunningApp;
import io.switchboard.streams.app.StreamsApp;
import io.switchboard.streams.app.TopologyTopics;
import io.switchboard.streams.config.StreamsSettings;
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
record AppRecomputation(LiveApp live, Topics to, ReplayWindow part, ResultFilter results, GroupProgress reading) {
    private static final long LOOKING_NANOS = 250_000_000;

    /** How a run ended. */
    private enum RecomputationEnd {
        DONE,
        STOPPED,
        FAILED
    }

    StreamsApp app() {
        return live.making().apply(new TopologyTopics(live.settings().topics(), to, part, results));
    }

    LeftoverResources traces() {
        return new LeftoverResources(reading.admin(), reading.group());
    }

    /** Runs until the end, or until it is asked to stop, and leaves nothing but its results. */
    RecomputeOutcome run(RecomputeWatch watch, RecomputeWatch.RecomputeScreen screen) {
        long begin = watch.nanos();
        reading.begin();
        try (TemporaryFolder folder = TemporaryFolder.in(live.settings().stateDir())) {
            StreamsSettings settings = live.beside(reading.group(), folder.path());
            return switch (runToTheEnd(settings, watch, screen)) {
                case DONE -> new RecomputeOutcome.RecomputeDone(List.of(tally(watch.nanos() - begin)));
                case STOPPED -> new RecomputeOutcome.RecomputeStopped();
                case FAILED -> new RecomputeOutcome.RecomputeFailed(live.name());
            };
        } finally {
            traces().removeAfter();
        }
    }

    private RecomputationEnd runToTheEnd(
            StreamsSettings settings, RecomputeWatch watch, RecomputeWatch.RecomputeScreen screen) {
        boolean isAtEnd = false;
        RunningApp running = RunningApp.start(app(), settings);
        try (running) {
            while (!isAtEnd && !watch.isStopped() && !running.ended().isDone()) {
                watch.await(LOOKING_NANOS);
                isAtEnd = look(screen);
            }
        }
        if (isAtEnd) {
            return RecomputationEnd.DONE;
        }
        return running.ended().join() == ExitCode.FAILED ? RecomputationEnd.FAILED : RecomputationEnd.STOPPED;
    }

    private boolean look(RecomputeWatch.RecomputeScreen screen) {
        GroupProgress.GroupPosition position = reading.position();
        screen.reached(live.name(), position.passed(), position.length(), part.taken());
        return position.isAtEnd();
    }

    private RecomputeStats tally(long nanos) {
        Map<String, Long> given = new TreeMap<>();
        for (Topic<?, ?> output : app().outputs()) {
            given.put(output.name(), results.given(output.value()));
        }
        return new RecomputeStats(live.name(), part.taken(), given, nanos);
    }
}
