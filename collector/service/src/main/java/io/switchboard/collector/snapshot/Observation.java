package io.switchboard.collector.snapshot;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * What one poll saw of one dataset.
 *
 * @param rows the rows that could be read
 * @param unread keys of rows that are there but could not be read: neither changed nor missing
 * @param whole whether a row that is in neither is missing from the answer, and not merely unread
 * @param startedAt when the request was sent
 * @param observedAt when the answer had been read
 */
public record Observation(
        List<SpecificRecordBase> rows,
        Set<SpecificRecordBase> unread,
        boolean whole,
        Instant startedAt,
        Instant observedAt) {}
