package io.switchboard.consumer.query;

import com.fasterxml.jackson.core.JsonGenerator;
import io.switchboard.consumer.query.BucketsQuery.Rows;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import reactor.core.publisher.Flux;

/**
 * {@code buckets}: the rows themselves.
 *
 * @param closedTo up to when buckets have their final rows
 */
record BucketsApi(BucketSource source, Owners owners, InstantSource closedTo) {
    /** What lies in memory at once. Made of whole buckets of every width. */
    private static final Duration SLICE = Duration.ofHours(1);

    /** Blocks, and so do the answer's parts. */
    Answer answer(Asked asked) {
        Parameters parameters = Parameters.of(asked);
        return BucketsQuery.read(parameters)
                .map(query -> owners.elsewhere(query.account())
                        .<Answer>map(Answer.Elsewhere::new)
                        .orElseGet(() -> new Answer.Json(parts(query))))
                .orElseGet(() -> new Answer.Refused(parameters.faults()));
    }

    private Flux<Answer.Part> parts(BucketsQuery query) {
        Answer.Part head = out -> {
            out.writeStartObject();
            out.writeStringField("account", query.account());
            out.writeNumberField("width", query.width().toMinutes());
        };
        Flux<Answer.Part> lists =
                Flux.fromArray(Rows.values()).filter(query.lists()::contains).concatMap(rows -> list(rows, query));
        return Flux.concat(Flux.just(head), lists, Flux.just(JsonGenerator::writeEndObject));
    }

    private Flux<Answer.Part> list(Rows rows, BucketsQuery query) {
        Flux<Answer.Part> all = Flux.fromIterable(query.frame().split(SLICE))
                .concatMapIterable(slice -> switch (rows) {
                    case AGENTS -> agents(query, slice);
                    case QUEUES -> queues(query, slice);
                })
                .map(row -> out -> RowJson.write(row, out));
        return Flux.concat(
                Flux.just(out -> out.writeArrayFieldStart(rows.word())), all, Flux.just(JsonGenerator::writeEndArray));
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
