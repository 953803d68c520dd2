package io.switchboard.collector.poll;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.switchboard.collector.decode.RowTexts;
import io.switchboard.collector.decode.UnreadValue;
import io.switchboard.collector.http.TextExcerpt;
import io.switchboard.collector.poll.DatasetErrors.PendingDeadLetter;
import io.switchboard.collector.snapshot.FieldRoles;
import io.switchboard.collector.snapshot.ReportedShapes;
import io.switchboard.collector.snapshot.Snapshot;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.avro.specific.SpecificRecordBase;

/** The values of one dataset that a poll could not read, of rows that it could. */
final class UnreadValues {
    private static final int LONGEST_KEY = 300;
    private static final String REPEATED =
            " comes more than once in one answer, and differs: the one that lasts or changed later counts";

    private final List<UnreadValue> values;
    private final FieldRoles roles;

    UnreadValues(List<UnreadValue> values, FieldRoles roles) {
        this.values = values.stream().filter(value -> roles.hasKey(value.row())).toList();
        this.roles = roles;
    }

    int count() {
        return values.size();
    }

    /**
     * Puts what was committed last where a value could not be read: nobody knows of a change. In a row that is not
     * known the field stays null, and so it does if the row would be too long with the old text. The vendor's time of
     * the last change stays null too: the committed one would say that there has been none since. The row says which
     * fields these are: what is kept may be so no longer.
     */
    void fill(Snapshot last) {
        for (UnreadValue value : values) {
            SpecificRecordBase row = value.row();
            SpecificRecordBase known = last.rows().get(roles.key(row));
            Object before = known == null ? null : known.get(value.position());
            boolean fits = !(before instanceof String text) || RowTexts.fit(row, text);
            if (row.get(value.position()) == null && fits && !roles.isTimeOfChange(value.position())) {
                row.put(value.position(), before);
            }
            roles.setUnread(row, value.position());
        }
    }

    /**
     * What has not been reported before, and the memory once it has.
     *
     * @param repeated keys of which one answer showed different rows
     */
    UnreadReport report(Set<SpecificRecordBase> repeated, ReportedShapes before) {
        ReportedShapes reported = before;
        List<PendingDeadLetter> letters = new ArrayList<>();
        for (SpecificRecordBase key : repeated) {
            String row = TextExcerpt.of(key.toString(), LONGEST_KEY);
            if (reported.isNew(row, "")) {
                reported = reported.with(row, "");
                letters.add(new PendingDeadLetter("", "the row " + row + REPEATED, ByteBuffer.allocate(0), 0));
            }
        }
        for (UnreadValue value : values) {
            if (reported.isNew(value.path(), value.text())) {
                reported = reported.with(value.path(), value.text());
                letters.add(letter(value));
            }
        }
        return new UnreadReport(letters, reported);
    }

    private PendingDeadLetter letter(UnreadValue value) {
        byte[] text = value.text().getBytes(UTF_8);
        String row = TextExcerpt.of(roles.key(value.row()).toString(), LONGEST_KEY);
        String reason = value.reason() + "; " + value.field() + " is unknown in the row " + row;
        return new PendingDeadLetter(value.path(), reason, ByteBuffer.wrap(text), text.length);
    }

    /**
     * What there is to report.
     *
     * @param reported what has been reported once this is
     */
    record UnreadReport(List<PendingDeadLetter> letters, ReportedShapes reported) {}
}
