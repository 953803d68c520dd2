package io.switchboard.buckets.api;

import com.fasterxml.jackson.core.JsonGenerator;
import io.switchboard.buckets.api.BucketsQuery.QueriedRows;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/**
 * {@code buckets}: the rows themselves.
 *
 * @param closedTo up to when buckets have their final rows
 */
record BucketsApi(BucketSource source, InstantSource closedTo) {
    /** What lies in memory at once. Made of whole buckets of every width. */
    private static final Duration SLICE = Duration.ofHours(1);

    /** The response; writing it reads the store. */
    JsonBody answer(BucketsQuery query) {
        return out -> write(query, out);
    }

    private void write(BucketsQuery query, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeStringField("account", query.account());
        out.writeNumberField("width", query.width().toMinutes());
        for (QueriedRows rows : QueriedRows.values()) {
            if (query.lists().contains(rows)) {
                out.writeArrayFieldStart(rows.word());
                write(rows, query, out);
                out.writeEndArray();
            }
        }
        out.writeEndObject();
    }

    private void write(QueriedRows rows, BucketsQuery query, JsonGenerator out) throws IOException {
        for (Timeframe slice : query.frame().split(SLICE)) {
            List<? extends SpecificRecord> found = switch (rows) {
                case AGENTS -> agents(query, slice);
                case QUEUES -> queues(query, slice);
            };
            for (SpecificRecord row : found) {
                RowJson.write(row, out);
            }
        }
    }

    private List<? extends SpecificRecord> agents(BucketsQuery query, Timeframe slice) {
        return RollUp.AGENTS.to(
                query.width(),
                closedTo.instant(),
                source.agents(query.account(), slice.start(), slice.end()).stream()
                        .filter(query::wants)
                        .toList());
    }

    private List<? extends SpecificRecord> queues(BucketsQuery query, Timeframe slice) {
        return RollUp.QUEUES.to(
                query.width(),
                closedTo.instant(),
                source.queues(query.account(), slice.start(), slice.end()).stream()
                        .filter(query::wants)
                        .toList());
    }
}
