package io.switchboard.consumer.monitor;

import io.switchboard.Basis;
import io.switchboard.Origin;
import io.switchboard.Outcome;
import io.switchboard.Poll;
import io.switchboard.Source;
import io.switchboard.consumer.status.ChangeTime;
import io.switchboard.convoso.agentmonitor.agents.Agent;
import io.switchboard.convoso.agentmonitor.agents.Envelope;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One account's agent monitor and the collector that polls it, in little: give it what each poll shows and it has the
 * events. Times are {@code HH:mm:ss[.SSS]} of one day, UTC. Reading an answer takes {@link #READING}.
 */
public final class Monitor {
    /** From the request to the end of the answer. */
    public static final Duration READING = Duration.ofMillis(400);

    private static final String DATASET = "convoso.agent-monitor.agents";

    private final String account;
    private final List<Answer> answers = new ArrayList<>();
    private final Map<String, Shown> shown = new TreeMap<>();
    private @Nullable Instant lastSuccess;
    private long sequence = 1_000;

    public Monitor(String account) {
        this.account = account;
    }

    /** The instant of a time of day. */
    public static Instant at(String time) {
        return Instant.parse("2026-03-02T" + time + "Z");
    }

    /**
     * A row of the monitor: {@code "agent STATUS HH:mm:ss"}, the last being since when; more words name the campaign.
     */
    public static Agent row(String account, String text) {
        String[] words = text.split(" ", 4);
        return Agent.newBuilder()
                .setAccount(account)
                .setUserId(words[0])
                .setUserFullName("Agent " + words[0])
                .setStatus(words[1])
                .setLastStateChange(words.length > 2 ? at(words[2]) : null)
                .setCampaignName(words.length > 3 ? words[3] : null)
                .build();
    }

    /** A poll that read every row there is. An agent who is not in it goes once a second poll misses them too. */
    public Monitor shows(String time, String... rows) {
        return shows(at(time), rows);
    }

    /** As {@link #shows(String, String...)}. */
    public Monitor shows(Instant started, String... rows) {
        Map<String, Agent> read = new TreeMap<>();
        for (String text : rows) {
            Agent agent = row(account, text);
            read.put(agent.getUserId(), agent);
        }
        List<Envelope> changes = new ArrayList<>();
        read.values().forEach(agent -> show(started, agent, changes));
        boolean whole = true;
        for (String absent : List.copyOf(shown.keySet())) {
            whole &= read.containsKey(absent) || miss(started, Objects.requireNonNull(shown.get(absent)), changes);
        }
        lastSuccess = started;
        return end(started, whole ? Outcome.COMPLETE : Outcome.PARTIAL, changes);
    }

    /** A poll that failed. */
    public Monitor fails(String time) {
        return end(at(time), Outcome.UNREACHABLE, List.of());
    }

    /** The collector forgets what it knew: its next poll is a first snapshot. */
    public Monitor forgets() {
        shown.clear();
        lastSuccess = null;
        return this;
    }

    /** What the collector has written so far, poll by poll. */
    public List<Answer> answers() {
        return List.copyOf(answers);
    }

    private void show(Instant started, Agent agent, List<Envelope> changes) {
        Shown known = shown.get(agent.getUserId());
        if (known == null) {
            String op = lastSuccess == null ? "r" : "c";
            changes.add(change(op, null, agent, started, when(agent.getLastStateChange(), started), lastSuccess));
        } else if (!agent.equals(known.row())) {
            boolean moved =
                    !Objects.equals(agent.getLastStateChange(), known.row().getLastStateChange());
            Instant since = moved ? agent.getLastStateChange() : null;
            changes.add(change("u", known.row(), agent, started, when(since, started), known.at()));
        }
        shown.put(agent.getUserId(), new Shown(agent, started, null));
    }

    private static ChangeTime when(@Nullable Instant vendor, Instant started) {
        return vendor == null
                ? new ChangeTime(started.plus(READING), Basis.OBSERVED)
                : new ChangeTime(vendor, Basis.VENDOR);
    }

    private boolean miss(Instant started, Shown known, List<Envelope> changes) {
        String absent = known.row().getUserId();
        if (known.missed() == null) {
            shown.put(absent, new Shown(known.row(), known.at(), started.plus(READING)));
            return false;
        }
        ChangeTime when = new ChangeTime(known.missed(), Basis.OBSERVED);
        changes.add(change("d", known.row(), null, started, when, known.at()));
        shown.remove(absent);
        return true;
    }

    private Envelope change(
            String op,
            @Nullable Agent before,
            @Nullable Agent after,
            Instant started,
            ChangeTime when,
            @Nullable Instant notBefore) {
        Instant observed = started.plus(READING);
        String agent = Objects.requireNonNull(after == null ? before : after).getUserId();
        return Envelope.newBuilder()
                .setBefore(before)
                .setAfter(after)
                .setOp(op)
                .setTsMs(observed.toEpochMilli() + 5)
                .setSource(Source.newBuilder()
                        .setVendor("convoso")
                        .setAccount(account)
                        .setDataset(DATASET)
                        .setPollId(account + "/agent-monitor#" + sequence)
                        .setSequence(sequence)
                        .setOrigin(Origin.LIVE)
                        .setSnapshot(op.equals("r"))
                        .setObservedAt(observed)
                        .setNotBefore(notBefore)
                        .setVersion("test")
                        .build())
                .setEventTime(when.at())
                .setEventTimeBasis(when.basis())
                .setId(agent + "#" + sequence + op)
                .build();
    }

    private Monitor end(Instant started, Outcome outcome, List<Envelope> changes) {
        answers.add(new Answer(
                Poll.newBuilder()
                        .setTarget(account + "/agent-monitor")
                        .setDataset(DATASET)
                        .setAccount(account)
                        .setPollId(account + "/agent-monitor#" + sequence)
                        .setSequence(sequence)
                        .setStartedAt(started)
                        .setCompletedAt(started.plus(READING))
                        .setOutcome(outcome)
                        .setOrigin(Origin.LIVE)
                        .setPages(1)
                        .setRows(shown.size())
                        .setCreated(count(changes, "c") + count(changes, "r"))
                        .setUpdated(count(changes, "u"))
                        .setDeleted(count(changes, "d"))
                        .setBytes(0)
                        .build(),
                changes));
        sequence++;
        return this;
    }

    private static int count(List<Envelope> changes, String op) {
        return (int)
                changes.stream().filter(change -> change.getOp().equals(op)).count();
    }

    private record Shown(Agent row, Instant at, @Nullable Instant missed) {}
}
