package io.switchboard.collector.publish;

import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * Where what is known of a target was found in the topics.
 *
 * @param poll offset from which its poll records must be read; empty if there is none
 * @param exact whether its last poll record lies there and says all that has to be known
 * @param rows offset of the last record of each row, by dataset name, the smallest first
 * @param ends to where each topic of state was read, by dataset name
 */
public record RestoredOffsets(
        Optional<Long> poll, boolean exact, Map<String, Map<SpecificRecordBase, Long>> rows, Map<String, Long> ends) {}
