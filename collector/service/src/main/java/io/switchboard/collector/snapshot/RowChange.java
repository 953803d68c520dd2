package io.switchboard.collector.snapshot;

import io.switchboard.Basis;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * One change of one row.
 *
 * @param before the row as it was last emitted; empty for CREATE and READ
 * @param after the row as it is now; empty for DELETE
 * @param changed names of the fields that differ; empty unless UPDATE
 */
public record RowChange(
        ChangeOp op,
        SpecificRecordBase key,
        Optional<SpecificRecordBase> before,
        Optional<SpecificRecordBase> after,
        List<String> changed,
        ChangeWindow when) {
    public RowChange {
        changed = List.copyOf(changed);
    }

    /** What happened to the row, with Debezium's letter for it. */
    public enum ChangeOp {
        CREATE("c"),
        UPDATE("u"),
        DELETE("d"),
        READ("r");

        private final String letter;

        ChangeOp(String letter) {
            this.letter = letter;
        }

        public String letter() {
            return letter;
        }
    }

    /**
     * When it happened, as well as is known.
     *
     * @param notBefore start of the last poll that still showed the row as before; empty if there was none, or if its
     *     clock was ahead
     * @param eventTime best knowledge of the instant
     * @param basis whose knowledge that is
     */
    public record ChangeWindow(Optional<Instant> notBefore, Instant eventTime, Basis basis) {}
}
