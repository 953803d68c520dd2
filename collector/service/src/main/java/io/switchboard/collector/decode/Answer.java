package io.switchboard.collector.decode;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.specific.SpecificRecordBase;

/** What an answer was found to be. */
public sealed interface Answer {

    /**
     * An answer that could be read, though perhaps not every row of it.
     *
     * @param rows the rows of each dataset, in the order the datasets were given
     * @param badRows rows that could not be read
     * @param unknownFields paths of fields that no schema names
     * @param verdict the vendor's own words on the request, by path
     */
    record Decoded(
            List<List<SpecificRecordBase>> rows,
            List<BadRow> badRows,
            Set<String> unknownFields,
            Map<String, String> verdict)
            implements Answer {
        public Decoded {
            rows = List.copyOf(rows);
            badRows = List.copyOf(badRows);
            unknownFields = Set.copyOf(unknownFields);
            verdict = Map.copyOf(verdict);
        }
    }

    /**
     * An answer that is not what it should be: not JSON, cut short, or of another shape.
     *
     * @param reason what is wrong, and where
     * @param verdict the vendor's own words on the request, by path, as far as they were read
     */
    record Undecodable(String reason, Map<String, String> verdict) implements Answer {
        public Undecodable {
            verdict = Map.copyOf(verdict);
        }
    }
}
