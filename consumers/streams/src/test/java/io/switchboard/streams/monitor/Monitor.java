package io.switchboard.streams.monitor;

import io.switchboard.Basis;
import io.switchboard.Origin;
import io.switchboard.Outcome;
import io.switchboard.Poll;
import io.switchboard.Source;
import io.switchboard.convoso.agentmonitor.agents.Agent;
import io.switchboard.convoso.agentmonitor.agents.Envelope;
import io.switchboard.streams.status.ChangeTime;
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
 * events. A row that is missing goes once a second poll misses it too; if more than half of the rows are missing at
 * once, a third one. Times are {@code HH:mm:ss[.SSS]} of one day, UTC. Reading an answer takes {@link #READING}.
 */
public final class Monitor {
    /** From the request to the end of the answer. */
    public static final Duration READING = Duration.ofMillis(400);

    private static final String DATASET = "convoso.agent-monitor.agents";
    private static final int MISSING_POLLS = 2;

    private final String account;
    private final List<Answer> answers = new ArrayList<>();
    private final Map<String, Shown> shown = new TreeMap<>();
    private Moments last = Moments.NONE;
    private boolean shrunk;
    private int badRows;
    private Duration vendorAhead = Duration.ZERO;
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

    /** A poll that read every row there is. */
    public Monitor shows(String time, String... rows) {
        return shows(at(time), rows);
    }

    /** As {@link #shows(String, String...)}. */
    public Monitor shows(Instant started, String... rows) {
        boolean first = last.seen() == null && shown.isEmpty();
        Map<String, Agent> read = new TreeMap<>();
        for (String text : rows) {
            Agent agent = row(account, text);
            read.put(agent.getUserId(), agent);
        }
        List<String> absent = shown.keySet().stream()
                .filter(agent -> !read.containsKey(agent))
                .toList();
        long before =
                shown.values().stream().filter(row -> row.missed() == null).count();
        long gone =
                absent.stream().filter(agent -> find(agent).missed() == null).count();
        int known = shown.size();
        shrunk = !shrunk && gone * 2 > before;
        List<Envelope> changes = new ArrayList<>();
        read.values().forEach(agent -> show(started, agent, first, changes));
        absent.forEach(agent -> miss(started, find(agent), changes));
        boolean held = shown.size() - read.size() > known / 2.0;
        last = new Moments(started, allSeen(started), held ? last.whole() : started);
        return end(started, held || badRows > 0 ? Outcome.PARTIAL : Outcome.COMPLETE, changes);
    }

    /** From now on so many rows of each answer have no key that can be read. */
    public Monitor hasBadRows(int rows) {
        badRows = rows;
        return this;
    }

    /** The vendor's times are later than they were by our clock; how long statuses last is reported right. */
    public Monitor vendorClockIsAhead(Duration ahead) {
        vendorAhead = ahead;
        return this;
    }

    /** A poll that failed. */
    public Monitor fails(String time) {
        return fails(at(time));
    }

    /** As {@link #fails(String)}. */
    public Monitor fails(Instant started) {
        return end(started, Outcome.UNREACHABLE, List.of());
    }

    /** The collector forgets what it knew: its next poll is a first snapshot. */
    public Monitor forgets() {
        shown.clear();
        last = Moments.NONE;
        return this;
    }

    /** Another collector takes over: the topics do not say which rows were missing, only since when none was. */
    public Monitor isHandedOver() {
        Instant seen = last.allSeen();
        shown.replaceAll((agent, row) -> new Shown(row.row(), seen, 0, null));
        last = new Moments(seen, seen, last.whole());
        shrunk = false;
        return this;
    }

    /** The dataset was not polled for so long that its poll records have left the topic: only its rows are known. */
    public Monitor outlivesItsPolls() {
        shown.replaceAll((agent, row) -> new Shown(row.row(), null, 0, null));
        last = Moments.NONE;
        shrunk = false;
        return this;
    }

    /** What the collector has written so far, poll by poll. */
    public List<Answer> answers() {
        return List.copyOf(answers);
    }

    private Shown find(String agent) {
        return Objects.requireNonNull(shown.get(agent), agent);
    }

    /** As the answer has it: with the length of the status. */
    private Agent aged(Agent agent, Instant started) {
        Agent aged = new Agent();
        agent.getSchema().getFields().forEach(field -> aged.put(field.pos(), agent.get(field.pos())));
        Instant since = agent.getLastStateChange();
        if (since != null) {
            Duration age = Duration.between(since.minus(vendorAhead), started.plus(READING));
            aged.put("status_length_sec", (int) Math.max(0, age.toSeconds()));
        }
        return aged;
    }

    private void show(Instant started, Agent row, boolean first, List<Envelope> changes) {
        Agent agent = aged(row, started);
        Shown known = shown.get(agent.getUserId());
        if (known == null) {
            String op = first ? "r" : "c";
            changes.add(change(op, null, agent, started, when(agent.getLastStateChange(), started), last.whole()));
        } else if (!row.equals(known.row())) {
            boolean moved =
                    !Objects.equals(agent.getLastStateChange(), known.row().getLastStateChange());
            Instant since = moved ? agent.getLastStateChange() : null;
            changes.add(change("u", known.row(), agent, started, when(since, started), known.at()));
        }
        shown.put(agent.getUserId(), new Shown(row, started, 0, null));
    }

    /** Null while nobody knows of a row when it was seen, or only by a clock that ran ahead. */
    private @Nullable Instant allSeen(Instant started) {
        Instant earliest = started;
        for (Shown row : shown.values()) {
            if (row.at() == null || row.at().isAfter(started)) {
                return null;
            }
            earliest = row.at().isBefore(earliest) ? row.at() : earliest;
        }
        return earliest;
    }

    private static ChangeTime when(@Nullable Instant vendor, Instant started) {
        return vendor == null
                ? new ChangeTime(started.plus(READING), Basis.OBSERVED)
                : new ChangeTime(vendor, Basis.VENDOR);
    }

    private void miss(Instant started, Shown known, List<Envelope> changes) {
        String absent = known.row().getUserId();
        Instant since = known.missed() == null ? started.plus(READING) : known.missed();
        int polls = known.polls() + (shrunk ? 0 : 1);
        if (polls < MISSING_POLLS) {
            shown.put(absent, new Shown(known.row(), known.at(), polls, since));
            return;
        }
        changes.add(change("d", known.row(), null, started, new ChangeTime(since, Basis.OBSERVED), known.at()));
        shown.remove(absent);
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
                        .setVersion("test")
                        .setName("test")
                        .setTsMs(observed.toEpochMilli())
                        .setSnapshot(String.valueOf(op.equals("r")))
                        .setDb(account)
                        .setSchema$("convoso")
                        .setTable("agent-monitor.agents")
                        .setVendor("convoso")
                        .setAccount(account)
                        .setDataset(DATASET)
                        .setPollId(account + "/agent-monitor#" + sequence)
                        .setSequence(sequence)
                        .setOrigin(Origin.LIVE)
                        .setObservedAt(observed)
                        .setNotBefore(notBefore)
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
                        .setRowsRead(shown.size())
                        .setCreated(count(changes, "c") + count(changes, "r"))
                        .setUpdated(count(changes, "u"))
                        .setDeleted(count(changes, "d"))
                        .setBytesRead(0)
                        .setAllSeenAt(last.allSeen())
                        .setUnread(outcome == Outcome.UNREACHABLE ? 0 : badRows)
                        .build(),
                changes));
        sequence++;
        return this;
    }

    private static int count(List<Envelope> changes, String op) {
        return (int)
                changes.stream().filter(change -> change.getOp().equals(op)).count();
    }

    /**
     * A row that is not believed gone.
     *
     * @param at start of the last poll that showed it; null where nobody knows
     * @param polls polls that missed it since, and count
     * @param missed when the first poll that missed it had been read
     */
    private record Shown(
            Agent row,
            @Nullable Instant at,
            int polls,
            @Nullable Instant missed) {}

    /**
     * Starts of polls.
     *
     * @param seen of the last that showed rows
     * @param allSeen of the last by which all rows had been seen
     * @param whole of the last that would have shown any other row
     */
    private record Moments(
            @Nullable Instant seen,
            @Nullable Instant allSeen,
            @Nullable Instant whole) {
        static final Moments NONE = new Moments(null, null, null);
    }
}
