package io.switchboard.collector.decode;

import io.switchboard.topic.Dataset;
import java.util.List;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * What an answer showed of one dataset.
 *
 * @param rows rows that could be read
 * @param rejected rows that could not
 * @param unread values that could not be read, of rows that were
 */
public record DatasetRows(
        Dataset<?, ?, ?> dataset, List<SpecificRecordBase> rows, List<RejectedRow> rejected, List<UnreadValue> unread) {
    public DatasetRows {
        rows = List.copyOf(rows);
        rejected = List.copyOf(rejected);
        unread = List.copyOf(unread);
    }

    /** Rows of which every value was read. */
    public DatasetRows(Dataset<?, ?, ?> dataset, List<SpecificRecordBase> rows) {
        this(dataset, rows, List.of(), List.of());
    }

    /** How many rows there were, those included that could not be read. */
    public int count() {
        return rows.size() + rejected.size();
    }

    /** The same with other rows. */
    public DatasetRows with(List<SpecificRecordBase> others) {
        return new DatasetRows(dataset, others, rejected, unread);
    }
}
