package io.switchboard.buckets.aggregate;

import io.switchboard.Basis;
import io.switchboard.Origin;
import io.switchboard.Outcome;
import io.switchboard.Poll;
import io.switchboard.Source;
import io.switchboard.streams.monitor.Answer;
import io.switchboard.streams.status.UnreadFields;
import io.switchboard.topic.Dataset;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * What a collector would write of polls of any dataset, in little: give it the rows that each poll shows and it has the
 * events. A row that a poll does not show stays as it was; what answers lack from some time on is reported with
 * {@link #misses}, what is no more at once with {@link #tells}. Reading an answer takes {@link #READING}.
 */
final class Recording {
    static final Duration READING = Duration.ofMillis(400);

    private final Map<String, SpecificRecord> known = new HashMap<>();
    private final Map<String, Instant> lastPoll = new HashMap<>();
    private final Map<String, Instant> lastRead = new HashMap<>();
    private final Map<String, Instant> allSeen = new HashMap<>();
    private final Map<String, Instant> askedFrom = new HashMap<>();
    private final Map<String, String> answered = new HashMap<>();
    private final Map<String, Absences> absences = new HashMap<>();
    private final Map<String, Long> sequences = new HashMap<>();
    private final List<Step> steps = new ArrayList<>();

    /** A poll's changes and its poll record. */
    record Step(List<SpecificRecord> changes, Poll end) {}

    /**
     * An account's polls of a dataset.
     *
     * @param zone of the account's days
     */
    record Feed(
            String account,
            Dataset<?, ?, ?> dataset,
            Origin origin,
            @Nullable String zone) {
        static Feed of(String account, Dataset<?, ?, ?> dataset, @Nullable String zone) {
            return new Feed(account, dataset, Origin.LIVE, zone);
        }

        Feed ofThePast() {
            return new Feed(account, dataset, Origin.BACKFILL, zone);
        }

        Feed live() {
            return new Feed(account, dataset, Origin.LIVE, zone);
        }
    }

    /** What an app has that began later: everything but the first polls. */
    Recording from(int poll) {
        Recording rest = later();
        rest.steps.addAll(steps.subList(poll, steps.size()));
        return rest;
    }

    /** A recording of what comes after. */
    Recording later() {
        Recording later = new Recording();
        later.known.putAll(known);
        later.lastPoll.putAll(lastPoll);
        later.lastRead.putAll(lastRead);
        later.allSeen.putAll(allSeen);
        later.askedFrom.putAll(askedFrom);
        later.answered.putAll(answered);
        later.absences.putAll(absences);
        later.sequences.putAll(sequences);
        return later;
    }

    /** Everything so far, in the order of the poll records. */
    List<Step> steps() {
        return List.copyOf(steps);
    }

    /** What a collector wrote of a monitor. */
    Recording adds(Answer answer) {
        steps.add(new Step(List.copyOf(answer.changes()), answer.end()));
        return this;
    }

    /** Whether a poll has shown the row, as it is or otherwise. */
    boolean has(Feed feed, SpecificRecord row) {
        return known.containsKey(key(feed, row));
    }

    /** Takes out what was recorded so far. */
    List<Step> drain() {
        List<Step> drained = steps();
        steps.clear();
        return drained;
    }

    /** A poll that read all it asked for. */
    Recording shows(Feed feed, Instant started, SpecificRecord... rows) {
        return poll(feed, started, Outcome.COMPLETE, List.of(rows), List.of());
    }

    /** From now on polls ask for no row whose time began before. */
    Recording asks(Feed feed, Instant from) {
        askedFrom.put(series(feed), from);
        return this;
    }

    /** The next polls are answered for these times alone, the last of which goes on to the start of each. */
    Recording answers(Feed feed, Instant... edges) {
        StringBuilder times = new StringBuilder();
        for (int i = 0; i < edges.length; i++) {
            times.append(edges[i]).append(i % 2 == 0 ? "/" : ",");
        }
        answered.put(series(feed), times.toString());
        return this;
    }

    /** The next polls lack these rows, until one shows them again; what the second poll lacks, it says is no more. */
    Recording misses(Feed feed, SpecificRecord... rows) {
        for (SpecificRecord row : rows) {
            absencesOf(feed).begin(key(feed, row), row, lastPoll.get(series(feed)));
        }
        return this;
    }

    /** A poll that says that rows are no more. */
    Recording tells(Feed feed, Instant started, SpecificRecord... gone) {
        return poll(feed, started, Outcome.COMPLETE, List.of(), List.of(gone));
    }

    /** A poll that lacks a row for the first time: that is no doubt, but not all rows have been seen. */
    Recording lacks(Feed feed, Instant started, SpecificRecord... rows) {
        return poll(feed, started, Outcome.COMPLETE, false, List.of(rows), List.of());
    }

    /** A poll that saw every known row, and others that could not be read. */
    Recording cannotReadAll(Feed feed, Instant started, SpecificRecord... rows) {
        return poll(feed, started, Outcome.PARTIAL, true, List.of(rows), List.of());
    }

    /** What the command writes that retires a dataset: its rows that are of now end with its last poll record. */
    Recording retires(Feed feed, Instant now, SpecificRecord... rows) {
        allSeen.remove(series(feed));
        poll(feed, now, Outcome.COMPLETE, false, List.of(), List.of(rows));
        steps.getLast().end().put("retired", true);
        return this;
    }

    /** A poll of whatever outcome; of one that is not COMPLETE nobody knows whether it showed all rows. */
    Recording poll(
            Feed feed,
            Instant started,
            Outcome outcome,
            List<? extends SpecificRecord> rows,
            List<? extends SpecificRecord> gone) {
        return poll(feed, started, outcome, outcome == Outcome.COMPLETE, rows, gone);
    }

    private Recording poll(
            Feed feed,
            Instant started,
            Outcome outcome,
            boolean showsAll,
            List<? extends SpecificRecord> rows,
            List<? extends SpecificRecord> gone) {
        boolean answered = outcome == Outcome.COMPLETE || outcome == Outcome.PARTIAL;
        List<SpecificRecord> changes = new ArrayList<>();
        for (SpecificRecord row : rows) {
            SpecificRecord before = known.put(key(feed, row), row);
            if (!row.equals(before)) {
                changes.add(envelope(feed, started, before, row));
            }
            absencesOf(feed).end(key(feed, row));
        }
        long rowsKnown = knownOf(feed);
        List<SpecificRecord> all = new ArrayList<>(gone);
        all.addAll(answered ? absencesOf(feed).poll(rowsKnown) : List.of());
        for (SpecificRecord row : all) {
            changes.add(envelope(feed, started, known.remove(key(feed, row)), null));
            absencesOf(feed).end(key(feed, row));
        }
        if (showsAll) {
            allSeen.put(series(feed), absencesOf(feed).allSeen(started));
        }
        boolean held = outcome == Outcome.COMPLETE && absencesOf(feed).areMany(rowsKnown);
        steps.add(new Step(changes, end(feed, started, held ? Outcome.PARTIAL : outcome, changes)));
        if (answered) {
            lastPoll.put(series(feed), started);
        }
        return this;
    }

    private Absences absencesOf(Feed feed) {
        return absences.computeIfAbsent(series(feed), absent -> new Absences());
    }

    /** The account's rows of the dataset. */
    private long knownOf(Feed feed) {
        String prefix = feed.dataset.name() + "\0" + feed.account + "\0";
        return known.keySet().stream().filter(key -> key.startsWith(prefix)).count();
    }

    private static String series(Feed feed) {
        return feed.account + " " + feed.dataset.name() + " " + feed.origin;
    }

    private static String key(Feed feed, SpecificRecord row) {
        StringBuilder key = new StringBuilder(feed.dataset.name());
        feed.dataset
                .keySchema()
                .getFields()
                .forEach(field -> key.append('\0')
                        .append(row.get(row.getSchema().getField(field.name()).pos())));
        return key.toString();
    }

    private long sequence(Feed feed) {
        return sequences.getOrDefault(series(feed), 1_000L);
    }

    private SpecificRecord envelope(
            Feed feed, Instant started, @Nullable SpecificRecord before, @Nullable SpecificRecord after) {
        SpecificRecord row = Objects.requireNonNull(before == null ? after : before);
        Instant last = absencesOf(feed).lastSeen(key(feed, row), lastPoll.get(series(feed)));
        boolean first = last == null || feed.origin == Origin.BACKFILL;
        String op = after == null ? "d" : before != null ? "u" : first ? "r" : "c";
        Schema schema = feed.dataset.envelopeSchema();
        var event = (SpecificRecord) SpecificData.newInstance(feed.dataset.envelope(), schema);
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("before", before);
        values.put("after", after);
        values.put("op", op);
        values.put("ts_ms", started.plus(READING).toEpochMilli());
        values.put("source", source(feed, started, op, op.equals("r") ? null : lastRead(feed, before, after, last)));
        values.put("event_time", started.plus(READING));
        values.put("event_time_basis", Basis.OBSERVED);
        values.put("id", "event-" + steps.size() + "-" + key(feed, row));
        values.forEach((field, value) -> event.put(schema.getField(field).pos(), value));
        return event;
    }

    /** What can be read again may have changed as soon as it was read last. */
    private @Nullable Instant lastRead(
            Feed feed, @Nullable SpecificRecord before, @Nullable SpecificRecord after, @Nullable Instant last) {
        if (before == null || after == null) {
            return last;
        }
        boolean was = !UnreadFields.of(before).isEmpty();
        boolean is = !UnreadFields.of(after).isEmpty();
        if (is && !was && last != null) {
            lastRead.put(key(feed, after), last);
        }
        return was && !is ? lastRead.get(key(feed, after)) : last;
    }

    private Source source(Feed feed, Instant started, String op, @Nullable Instant notBefore) {
        return Source.newBuilder()
                .setVersion("test")
                .setName("test")
                .setTsMs(started.plus(READING).toEpochMilli())
                .setSnapshot(String.valueOf(op.equals("r")))
                .setDb(feed.account)
                .setSchema$(feed.dataset.vendor())
                .setTable(feed.dataset.nameAtVendor())
                .setVendor(feed.dataset.vendor())
                .setAccount(feed.account)
                .setDataset(feed.dataset.name())
                .setPollId(series(feed) + "#" + sequence(feed))
                .setSequence(sequence(feed))
                .setOrigin(feed.origin)
                .setObservedAt(started.plus(READING))
                .setNotBefore(notBefore)
                .build();
    }

    private @Nullable String answered(Feed feed, Instant started) {
        String times = answered.get(series(feed));
        return times == null || !times.endsWith("/") ? times : times + started;
    }

    private Poll end(Feed feed, Instant started, Outcome outcome, List<SpecificRecord> changes) {
        long sequence = sequence(feed);
        sequences.put(series(feed), sequence + 1);
        return Poll.newBuilder()
                .setTarget(series(feed))
                .setDataset(feed.dataset.name())
                .setAccount(feed.account)
                .setPollId(series(feed) + "#" + sequence)
                .setSequence(sequence)
                .setStartedAt(started)
                .setCompletedAt(started.plus(READING))
                .setOutcome(outcome)
                .setOrigin(feed.origin)
                .setPages(1)
                .setRowsRead(changes.size())
                .setCreated(changes.size())
                .setUpdated(0)
                .setDeleted(0)
                .setBytesRead(0)
                .setTimeZone(feed.zone)
                .setAllSeenAt(allSeen.get(series(feed)))
                .setAskedFrom(askedFrom.get(series(feed)))
                .setAnswered(answered(feed, started))
                .build();
    }
}
