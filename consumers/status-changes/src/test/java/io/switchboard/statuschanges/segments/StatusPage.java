package io.switchboard.statuschanges.segments;

import io.switchboard.Basis;
import io.switchboard.Origin;
import io.switchboard.Source;
import io.switchboard.kore.agentstatusdetails.Envelope;
import io.switchboard.kore.agentstatusdetails.Key;
import io.switchboard.kore.agentstatusdetails.StatusSegment;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One account's status details and the collector that polls them, in little: give it what each poll shows and it has
 * the events. A segment is {@code "agent PRIMARY[/SECONDARY] START [END]"}; times are of 2026-03-02, UTC, unless they
 * begin with a date.
 */
public final class StatusPage {
    private static final Duration READING = Duration.ofMillis(400);

    private final String account;
    private final List<Envelope> events = new ArrayList<>();
    private final Map<Key, StatusSegment> shown = new LinkedHashMap<>();
    private @Nullable Instant lastPoll;
    private boolean retired;
    private long sequence = 1_000;

    public StatusPage(String account) {
        this.account = account;
    }

    /** The instant of a time of day, or of a date and a time. */
    public static Instant at(String time) {
        return Instant.parse((time.contains("T") ? time : "2026-03-02T" + time) + "Z");
    }

    /**
     * A poll that read every segment there is; the events come in the order given, those of segments that are gone
     * last.
     */
    public StatusPage shows(String time, String... segments) {
        return shows(at(time), Stream.of(segments).map(this::segment).toList());
    }

    /** As {@link #shows(String, String...)}. */
    public StatusPage shows(Instant started, List<StatusSegment> segments) {
        Poll poll = new Poll(Origin.LIVE, started, sequence++);
        String opOfNew = lastPoll == null ? "r" : "c";
        segments.forEach(row -> show(poll, opOfNew, row));
        List<Key> present = segments.stream().map(StatusPage::key).toList();
        for (Key absent : List.copyOf(shown.keySet())) {
            if (!present.contains(absent)) {
                events.add(event(poll, "d", shown.remove(absent), null));
            }
        }
        lastPoll = started;
        return this;
    }

    /** The dataset is retired: its open segments end with that. */
    public StatusPage retires(String time) {
        retired = true;
        List<StatusSegment> over =
                shown.values().stream().filter(row -> row.getEndTime() != null).toList();
        shown.values().removeAll(over);
        shows(at(time), List.of());
        over.forEach(row -> shown.put(key(row), row));
        lastPoll = null;
        retired = false;
        return this;
    }

    /** A poll of the past, which sees these segments; none goes. */
    public StatusPage backfills(String time, String... segments) {
        Poll poll = new Poll(Origin.BACKFILL, at(time), sequence + 1_000_000);
        Stream.of(segments).map(this::segment).forEach(row -> show(poll, "r", row));
        return this;
    }

    /** What the collector has written so far. */
    public List<Envelope> events() {
        return List.copyOf(events);
    }

    /** What the last poll showed. */
    public List<StatusSegment> segments() {
        return List.copyOf(shown.values());
    }

    /** The row of a segment. */
    public StatusSegment segment(String text) {
        String[] words = text.split(" ", 4);
        String[] status = words[1].split("/", 2);
        Instant start = at(words[2]);
        Instant end = words.length > 3 ? at(words[3]) : null;
        return StatusSegment.newBuilder()
                .setAccount(account)
                .setUserId(words[0])
                .setFirstName("Agent")
                .setLastName(words[0])
                .setPrimaryStatus(status[0])
                .setSecondaryStatus(status.length > 1 ? status[1] : status[0])
                .setStartTime(start)
                .setEndTime(end)
                .setDurationSec(
                        end == null ? null : (int) Duration.between(start, end).toSeconds())
                .build();
    }

    /** The key of a change. */
    public static Key key(Envelope change) {
        StatusSegment after = change.getAfter();
        return key(after == null ? change.getBefore() : after);
    }

    private static Key key(@Nullable StatusSegment row) {
        if (row == null) {
            throw new IllegalArgumentException("A change without a row");
        }
        return new Key(row.getAccount(), row.getUserId(), row.getStartTime());
    }

    private void show(Poll poll, String opOfNew, StatusSegment row) {
        StatusSegment before = shown.put(key(row), row);
        if (before == null) {
            events.add(event(poll, opOfNew, null, row));
        } else if (!before.equals(row)) {
            events.add(event(poll, "u", before, row));
        }
    }

    private Envelope event(Poll poll, String op, @Nullable StatusSegment before, @Nullable StatusSegment after) {
        Key key = key(after == null ? before : after);
        Instant observed = poll.started().plus(READING);
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
                        .setSchema$("kore")
                        .setTable("agent-status-details")
                        .setVendor("kore")
                        .setAccount(account)
                        .setDataset("kore.agent-status-details")
                        .setPollId(account + "/agent-status-details#" + poll.sequence())
                        .setSequence(poll.sequence())
                        .setOrigin(poll.origin())
                        .setObservedAt(observed)
                        .setNotBefore(lastPoll)
                        .setRetired(retired)
                        .build())
                .setEventTime(op.equals("d") ? observed : key.getStartTime())
                .setEventTimeBasis(op.equals("d") ? Basis.OBSERVED : Basis.VENDOR)
                .setId(key.getUserId() + "@" + key.getStartTime() + "#" + poll.sequence() + op)
                .build();
    }

    private record Poll(Origin origin, Instant started, long sequence) {}
}
