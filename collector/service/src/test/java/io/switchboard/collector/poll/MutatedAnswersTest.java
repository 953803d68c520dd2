package io.switchboard.collector.poll;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.Origin;
import io.switchboard.collector.decode.DecodedResponse;
import io.switchboard.collector.decode.ResponseDecoder;
import io.switchboard.collector.fetch.ApiRequest;
import io.switchboard.collector.fetch.FetchContext;
import io.switchboard.collector.fetch.FetchResult;
import io.switchboard.collector.fetch.FetchTiming;
import io.switchboard.collector.fetch.FetchedAnswers;
import io.switchboard.collector.fetch.PolledApi;
import io.switchboard.collector.golden.Mutations;
import io.switchboard.collector.golden.Sample;
import io.switchboard.collector.http.CallResult;
import io.switchboard.collector.poll.DatasetErrors.PendingDeadLetter;
import io.switchboard.collector.poll.PollResult.DatasetResult;
import io.switchboard.collector.snapshot.RowChange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecordBase;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whatever a vendor sends, a poll ends in an outcome and can be committed. Answers are documented ones with changes at
 * random; {@code .ci/soak} tries 100,000 per API with {@code -Dswitchboard.fuzz=100000},
 * {@code -Dswitchboard.fuzz.seed=…} the same ones again.
 */
class MutatedAnswersTest {
    private static final int ANSWERS = Integer.getInteger("switchboard.fuzz", 1_000);
    private static final long SEED = Long.getLong("switchboard.fuzz.seed", System.nanoTime());
    private static final int POLLS_OF_A_TARGET = 20;

    /** Kafka's, for one record; an event holds two rows. */
    private static final int MAX_REQUEST_SIZE = 1_048_576;

    private final Random random = new Random(SEED);
    private final Map<String, Long> outcomes = new HashMap<>();
    private int answers;

    @ParameterizedTest
    @EnumSource
    @Timeout(1_800)
    void shouldEndInAnOutcomeWhateverTheVendorSends(Sample sample) throws Exception {
        PolledApi api = sample.api();
        Mutations mutations = new Mutations(random, originals(sample));
        PollResultFactory observations = new PollResultFactory(Sample.target(api), Origin.LIVE);
        while (answers < ANSWERS) {
            TargetState state = TargetState.NEW;
            Instant now = now(sample);
            for (int i = 0; i < POLLS_OF_A_TARGET; i++) {
                FetchResult reading = read(api, state.moment(now), mutations);
                PollResult poll = observations.finish(state, reading, new FetchTiming(now, now.plusMillis(200)));
                check(poll);
                state = state.after(poll);
                now = now.plus(Duration.ofMinutes(random.nextInt(120)));
            }
        }
        System.out.printf("%s: %d answers, seed %d: %s%n", sample, answers, SEED, outcomes);
        assertThat(outcomes)
                .as("both kinds, or the mutations are no test")
                .containsKeys("COMPLETE", "PARTIAL", "MALFORMED");
    }

    private FetchResult read(PolledApi api, FetchContext moment, Mutations mutations) throws Exception {
        List<ApiRequest> questions = api.questions(moment);
        FetchedAnswers asked = new FetchedAnswers(questions);
        for (ApiRequest question : questions) {
            if (!asked.read(question, () -> api.judge(question, reply(api, question, mutations.next())))) {
                break;
            }
        }
        FetchResult reading = asked.result();
        assertThat(reading.pages()).hasSizeLessThanOrEqualTo(questions.size() * FetchedAnswers.MAX_PAGES);
        return reading;
    }

    private CallResult reply(PolledApi api, ApiRequest question, byte[] bytes) {
        answers++;
        try {
            ResponseDecoder decoder = new ResponseDecoder(api.shape(), question.asked());
            for (int at = 0; at < bytes.length; ) {
                int next = Math.min(bytes.length, at + 1 + random.nextInt(4_000));
                decoder.feed(Arrays.copyOfRange(bytes, at, next));
                at = next;
            }
            DecodedResponse answer = decoder.finish();
            return new CallResult.AnsweredCall(answer, CallResult.CallCost.NONE);
        } catch (RuntimeException e) {
            throw new AssertionError("seed " + SEED + ", answer " + answers + ": " + shortened(bytes), e);
        }
    }

    private static String shortened(byte[] bytes) {
        return new String(bytes, 0, Math.min(bytes.length, 5_000), UTF_8);
    }

    private void check(PollResult poll) throws IOException {
        outcomes.merge(poll.outcome().name().name(), 1L, Long::sum);
        assertThat(poll.outcome().reason().orElse("")).hasSizeLessThanOrEqualTo(1_100);
        for (DatasetResult seen : poll.seen()) {
            assertThat(seen.unknownFields())
                    .hasSizeLessThanOrEqualTo(100 * Math.max(1, poll.exchange().pages() + FetchedAnswers.MAX_PAGES));
            for (PendingDeadLetter letter : seen.faults().letters()) {
                assertThat(letter.raw().remaining())
                        .isLessThanOrEqualTo(16 * 1024)
                        .isLessThanOrEqualTo(letter.length());
                assertThat(letter.path().length() + letter.reason().length()).isLessThan(1_000);
            }
            for (RowChange change : seen.changes()) {
                check(change);
            }
        }
    }

    /** What is restored after a restart must be what was emitted, or it would be emitted again. */
    private static void check(RowChange change) throws IOException {
        assertRestorable(change.key());
        int bytes = 0;
        for (SpecificRecordBase row : Stream.of(change.before(), change.after())
                .flatMap(Optional::stream)
                .toList()) {
            bytes += assertRestorable(row);
        }
        assertThat(bytes).isLessThan(MAX_REQUEST_SIZE - 10_000);
    }

    private static int assertRestorable(SpecificRecordBase row) throws IOException {
        Schema schema = row.getSchema();
        GenericData model = new GenericData();
        SpecificData written = SpecificData.getForClass(row.getClass());
        written.getConversions().forEach(model::addLogicalTypeConversion);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
        new SpecificDatumWriter<SpecificRecordBase>(schema, written).write(row, encoder);
        encoder.flush();
        GenericRecord restored = new GenericDatumReader<GenericRecord>(schema, schema, model)
                .read(null, DecoderFactory.get().binaryDecoder(out.toByteArray(), null));
        for (Schema.Field field : schema.getFields()) {
            if (!Objects.equals(row.get(field.pos()), restored.get(field.pos()))) {
                throw new AssertionError(
                        "seed " + SEED + ", " + field.name() + ": " + row + " is restored as " + restored);
            }
        }
        return out.size();
    }

    private static Instant now(Sample sample) {
        return switch (sample) {
            case AGENT_STATUS_DETAILS -> Instant.parse("2023-03-10T22:00:00Z");
            case CALL_VOLUME -> Instant.parse("2023-06-01T10:30:00Z");
            case AGENT_MONITOR, AGENT_PERFORMANCE, MSG_CONVERSATION -> Sample.NOW;
        };
    }

    /** The sample as documented; the one without intervals inside some as well. */
    private static List<String> originals(Sample sample) {
        String json = sample.json();
        long end = now(sample).toEpochMilli() / 300_000 * 300_000;
        String interval = "{\"timestamp\":%d,\"metricsData\":%s}";
        return sample == Sample.MSG_CONVERSATION
                ? List.of(
                        json,
                        "{\"metricsByIntervals\":[" + interval.formatted(end, json) + ","
                                + interval.formatted(end - 300_000, json) + "],\"timeframeSummary\":" + json + "}")
                : List.of(json);
    }
}
