package io.switchboard.collector.snapshot;

import io.switchboard.Origin;
import java.time.Instant;
import java.util.List;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * What one poll saw of one dataset.
 *
 * @param pages the rows that could be read, page by page
 * @param unread how many other rows came that could not be read, and may be known ones or new ones
 * @param coverage which other rows are missing, and not merely unread or not asked for
 * @param startedAt when the request was sent
 * @param observedAt when the answer had been read
 * @param origin whether it saw the present or re-queried the past
 */
public record DatasetObservation(
        List<List<SpecificRecordBase>> pages,
        int unread,
        ResponseCoverage coverage,
        Instant startedAt,
        Instant observedAt,
        Origin origin) {}
