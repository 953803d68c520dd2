package io.switchboard.collector.poll;

import io.switchboard.collector.poll.PollResult.DatasetResult;
import io.switchboard.collector.snapshot.FieldRoles;
import io.switchboard.collector.snapshot.RequestedRange;
import io.switchboard.collector.snapshot.RowChange;
import io.switchboard.collector.snapshot.RowChange.ChangeOp;
import java.time.Instant;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecordBase;

/** Of which times a poll showed something new of one dataset. */
record DatasetNews(DatasetResult seen, FieldRoles roles) {

    /**
     * Begins of the times of rows that changed, or are missing. Of rows read first nothing was shown before that this
     * answer may have got wrong.
     */
    Stream<Instant> starts() {
        Stream<SpecificRecordBase> news = rows(seen.changes().stream().filter(change -> change.op() != ChangeOp.READ));
        return Stream.concat(news, seen.next().missed()).filter(roles::hasStart).map(roles::start);
    }

    /** Whether something changed in the scope, or is to change yet: what is missing may be gone. */
    boolean moves(RequestedRange scope) {
        return Stream.concat(rows(seen.changes().stream()), seen.next().missed())
                        .anyMatch(row -> scope.covers(roles.start(row)))
                || seen.next().rows().values().stream()
                        .anyMatch(row -> roles.isOpen(row) && scope.covers(roles.start(row)));
    }

    private static Stream<SpecificRecordBase> rows(Stream<RowChange> changes) {
        return changes.map(change -> change.after().or(change::before).orElseThrow());
    }
}
