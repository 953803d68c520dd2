package io.switchboard.collector.snapshot;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * What is known of one dataset of one target after a committed poll.
 *
 * @param rows the rows by key, each as it was last emitted; not to be changed
 * @param missing rows that the last polls did not show, though they are not believed gone
 * @param seenAt start of the last poll that showed the rows; empty if there was none
 * @param allSeenAt start of the last poll by which all rows had been seen that it asked for; empty if nobody knows
 * @param visibility which polls would have shown any other row
 * @param shrunk whether the last poll lacked so many rows that a second one must confirm it
 * @param unread what is known of values that could not be read; after a restart nothing
 */
public record Snapshot(
        Map<SpecificRecordBase, SpecificRecordBase> rows,
        Map<SpecificRecordBase, MissingRow> missing,
        Optional<Instant> seenAt,
        Optional<Instant> allSeenAt,
        RowVisibility visibility,
        boolean shrunk,
        RowUnreadFields unread) {

    /**
     * Of values that cannot be read.
     *
     * @param reported those that have been reported
     * @param lastRead when their fields were read last
     */
    record RowUnreadFields(ReportedShapes reported, LastRead lastRead) {
        static final RowUnreadFields NONE = new RowUnreadFields(ReportedShapes.NONE, LastRead.NONE);
    }

    /** Nothing seen yet. */
    public static final Snapshot NONE = restored(Map.of(), Optional.empty(), RowVisibility.NONE);

    /** What the topics say after a restart: not which rows were missing, only since when none was. */
    public static Snapshot restored(
            Map<SpecificRecordBase, SpecificRecordBase> rows, Optional<Instant> allSeenAt, RowVisibility visibility) {
        return new Snapshot(rows, Map.of(), allSeenAt, allSeenAt, visibility, false, RowUnreadFields.NONE);
    }

    /** Unreadable values that have been reported. */
    public ReportedShapes reported() {
        return unread.reported;
    }

    /** When fields were read last that cannot be read now. */
    LastRead lastRead() {
        return unread.lastRead;
    }

    /** The same where the last poll had not asked for some of the rows: nobody knows when these were seen last. */
    public Snapshot withUnseen(Predicate<SpecificRecordBase> notAsked) {
        Map<SpecificRecordBase, MissingRow> unseen = new HashMap<>(missing);
        rows.forEach((key, row) -> {
            if (notAsked.test(row)) {
                unseen.put(key, new MissingRow(0, Optional.empty(), Optional.empty()));
            }
        });
        return new Snapshot(rows, unseen, seenAt, allSeenAt, visibility, shrunk, unread);
    }

    /** The same once more has been reported. */
    public Snapshot with(ReportedShapes more) {
        return new Snapshot(
                rows, missing, seenAt, allSeenAt, visibility, shrunk, new RowUnreadFields(more, unread.lastRead));
    }

    /**
     * What is known once some of a poll's changes are committed: the rows, but nothing more of when they, or any
     * others, were seen.
     */
    public Snapshot afterSomeOf(List<RowChange> changes) {
        Map<SpecificRecordBase, SpecificRecordBase> next = new HashMap<>(rows);
        Map<SpecificRecordBase, MissingRow> unseen = new HashMap<>(missing);
        for (RowChange change : changes) {
            change.after().ifPresentOrElse(row -> next.put(change.key(), row), () -> {
                next.remove(change.key());
                unseen.remove(change.key());
            });
        }
        return new Snapshot(next, unseen, seenAt, allSeenAt, visibility, shrunk, unread);
    }

    /**
     * Whether nothing is known of when rows came: the target has never been read to its end, or that was too long ago.
     * There may be rows of a first snapshot that was not committed whole, or of a backfill.
     */
    boolean isFirst() {
        return seenAt.isEmpty() && visibility.wholeAt().isEmpty();
    }

    /**
     * Start of the last poll that showed the row as it is here; of a row that is not, the last that would have.
     *
     * @param unread rows that could not be read in the poll that shows it now
     */
    Optional<Instant> lastKnown(SpecificRecordBase key, int unread) {
        return rows.containsKey(key) ? lastSeen(key) : visibility.lastFor(unread);
    }

    /** Start of the last poll that showed the row. */
    Optional<Instant> lastSeen(SpecificRecordBase key) {
        MissingRow absence = missing.get(key);
        return absence == null ? seenAt : absence.lastSeen();
    }

    /** The rows that whole answers lacked, though they are not believed gone. */
    public Stream<SpecificRecordBase> missed() {
        return missing.entrySet().stream()
                .filter(row -> row.getValue().since().isPresent())
                .flatMap(row -> Optional.ofNullable(rows.get(row.getKey())).stream());
    }

    /**
     * A row's absence.
     *
     * @param polls polls that missed it and count
     * @param lastSeen start of the last poll that showed it
     * @param since when a whole poll first missed it; empty if only broken ones did
     */
    record MissingRow(int polls, Optional<Instant> lastSeen, Optional<Instant> since) {}
}
