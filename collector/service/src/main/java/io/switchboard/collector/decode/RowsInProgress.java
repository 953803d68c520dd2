package io.switchboard.collector.decode;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;

/** The rows of one dataset while an answer is read. */
final class RowsInProgress {
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final int dataset;
    private final Shape.Rows rows;
    private final List<SpecificRecordBase> done = new ArrayList<>();
    private SpecificRecordBase row;
    private @Nullable String faultPath;
    private String faultReason = "";
    private ByteBuffer raw = NOTHING;
    private int rawLength;
    private boolean homeSeen;

    RowsInProgress(int dataset, Shape.Rows rows) {
        this.dataset = dataset;
        this.rows = rows;
        this.row = rows.empty();
    }

    void seeHome() {
        homeSeen = true;
    }

    /** Path of the place that the answer should have had, if it has not come by. */
    @Nullable
    String missingHome() {
        return homeSeen ? null : rows.home();
    }

    void begin() {
        row = rows.empty();
        faultPath = null;
        raw = NOTHING;
        rawLength = 0;
    }

    void put(int position, Object value) {
        row.put(position, value);
    }

    /** Notes what is wrong with the row; its first fault counts. */
    void fault(String path, String reason) {
        if (faultPath == null) {
            faultPath = path;
            faultReason = reason;
        }
    }

    boolean faulty() {
        return faultPath != null;
    }

    void keepRaw(ByteBuffer bytes, long length) {
        raw = bytes;
        rawLength = (int) Math.min(length, Integer.MAX_VALUE);
    }

    /** Ends the row: to the good ones, or to the bad ones if it has a fault or lacks a part of its key. */
    void end(List<BadRow> bad) {
        for (var field : rows.keys()) {
            if (row.get(field.pos()) == null) {
                fault(field.name(), "missing, though it is a part of the key");
            }
        }
        String path = faultPath;
        if (path == null) {
            done.add(row);
        } else {
            bad.add(new BadRow(dataset, row, path, faultReason, raw, rawLength));
        }
    }

    /** Ends the answer: a dataset of a single row has it now. */
    List<SpecificRecordBase> finish(List<BadRow> bad) {
        if (!rows.many() && homeSeen) {
            end(bad);
        }
        return done;
    }

    boolean many() {
        return rows.many();
    }
}
