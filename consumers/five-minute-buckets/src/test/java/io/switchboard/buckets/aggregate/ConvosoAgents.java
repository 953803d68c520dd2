package io.switchboard.buckets.aggregate;

import io.switchboard.Outcome;
import io.switchboard.streams.monitor.Answer;
import io.switchboard.streams.monitor.Monitor;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Agents who work, come and go, and the monitor that shows them. */
final class ConvosoAgents implements Centre {
    private static final List<String> WORDS = List.of("READY", "INCALL", "DISPO", "PAUSED", "PREVIEW", "LUNCH");
    private static final int AGENTS = 6;

    private final Random random;
    private final Monitor monitor;
    private final Schedule schedule;
    private final Instant forgetsAt;
    private final Map<String, String> rows = new TreeMap<>();
    private boolean forgot;
    private boolean calm;

    /** @param forgetsAt when the collector loses its state: the next poll is a second first snapshot */
    ConvosoAgents(String account, Random random, Schedule schedule, Instant forgetsAt) {
        this.random = random;
        this.monitor = new Monitor(account);
        this.schedule = schedule;
        this.forgetsAt = forgetsAt;
    }

    @Override
    public void tick(Instant now, Recording recording) {
        for (int agent = 0; agent < AGENTS && !calm; agent++) {
            if (random.nextInt(8) == 0) {
                live("a" + agent, now.minusMillis(random.nextInt(25_000)));
            }
        }
        if (!forgot && !now.isBefore(forgetsAt)) {
            forgot = true;
            monitor.forgets();
        }
        if (schedule.isDue(now)) {
            poll(now, recording);
        }
    }

    private void live(String agent, Instant since) {
        if (random.nextInt(8) == 0) {
            rows.remove(agent);
        } else {
            String time = since.truncatedTo(ChronoUnit.SECONDS).toString().substring(11, 19);
            rows.put(agent, agent + " " + WORDS.get(random.nextInt(WORDS.size())) + " " + time);
        }
    }

    private void poll(Instant now, Recording recording) {
        Outcome outcome = schedule.outcome(now);
        if (Schedule.shows(outcome)) {
            monitor.shows(now, rows.values().toArray(String[]::new));
            recording.adds(monitor.answers().getLast());
        } else {
            monitor.fails(now.toString().substring(11, 19));
            Answer answer = monitor.answers().getLast();
            answer.end().put("outcome", outcome);
            recording.adds(answer);
        }
    }

    @Override
    public void calm() {
        calm = true;
        schedule.calm();
    }
}
