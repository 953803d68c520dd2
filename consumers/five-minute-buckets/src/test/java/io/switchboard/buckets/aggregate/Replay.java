package io.switchboard.buckets.aggregate;

import io.switchboard.buckets.aggregate.Line.Issue;
import java.io.File;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A random run, and what comes of it when each poll is read as it was written. */
record Replay(RandomRun run, List<Turned> turns, Map<String, AccountWatermark> clocks) {

    /**
     * A poll's turn.
     *
     * @param before the account's clock before the poll
     * @param issues what subscribers got then
     */
    record Turned(Recording.Step step, AccountWatermark before, List<Issue> issues) {}

    /** @param dir for the stores, empty */
    static Replay of(long seed, File dir) {
        RandomRun run = RandomRun.of(seed);
        List<Turned> turns = new ArrayList<>();
        Map<String, AccountWatermark> clocks = new LinkedHashMap<>();
        try (Line line = new Line(dir)) {
            for (Recording.Step step : run.steps()) {
                AccountWatermark before = line.clock(step.end().getAccount());
                turns.add(new Turned(step, before, line.read(step)));
            }
            RandomRun.ACCOUNTS.forEach(account -> clocks.put(account, line.clock(account)));
        }
        return new Replay(run, turns, clocks);
    }

    /** The account's clock at the end. */
    AccountWatermark clock(String account) {
        return Objects.requireNonNull(clocks.get(account));
    }

    List<Issue> issued() {
        return turns.stream().flatMap(turn -> turn.issues().stream()).toList();
    }

    /** The last revision of each bucket. */
    Collection<Issue> latest() {
        Map<String, Issue> latest = new LinkedHashMap<>();
        issued().forEach(issue -> latest.put(issue.bucket(), issue));
        return latest.values();
    }
}
