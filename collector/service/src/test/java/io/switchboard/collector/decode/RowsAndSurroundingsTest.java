package io.switchboard.collector.decode;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.switchboard.collector.decode.DecodedResponse.ProbedField;
import io.switchboard.collector.fetch.PolledApi;
import io.switchboard.collector.golden.Sample;
import io.switchboard.kore.agentstatusdetails.StatusSegment;
import io.switchboard.liveperson.msgconversation.Metrics;
import io.switchboard.topic.Dataset;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecordBase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What rows take from what stands around them, from the place where they lie, and from the request. */
class RowsAndSurroundingsTest {
    private static final Instant MARK = Instant.parse("2026-03-02T12:04:59.999Z");
    private static final Map<String, Object> ASKED = Map.of("bucket_end", MARK, "interval_min", 60);
    private static final VendorFormat DIALECT = VendorFormat.of("acme", ZoneOffset.UTC);
    private static final ResponseMapping CONVERSATIONS = new ResponseMapping(
            List.of(Dataset.LIVEPERSON_CONVERSATIONS), Set.of("metricsByIntervals[].timestamp"), DIALECT);
    private static final ResponseMapping STATUS =
            new ResponseMapping(List.of(Dataset.KORE_STATUS), Set.of("data[].userId"), DIALECT);
    private static final String ONE = "{\"totalResolvedConversations\":1}";

    @ParameterizedTest
    @EnumSource
    void shouldReadTheSameWhicheverByteAChunkEndsAt(Sample sample) {
        PolledApi api = sample.api();
        Map<String, Object> asked = sample.question().asked();
        byte[] bytes = sample.json().replace("\"calls\": 843", "\"calls\": {}").getBytes(UTF_8);
        DecodedResponse whole = decode(api.shape(), asked, bytes);

        for (int at = 0; at <= bytes.length; at++) {
            ResponseDecoder decoder = new ResponseDecoder(api.shape(), asked);
            decoder.feed(Arrays.copyOf(bytes, at));
            decoder.feed(Arrays.copyOfRange(bytes, at, bytes.length));
            assertThat(decoder.finish()).as("cut at %d", at).isEqualTo(whole);
        }
        ResponseDecoder decoder = new ResponseDecoder(api.shape(), asked);
        for (byte one : bytes) {
            decoder.feed(new byte[] {one});
        }
        assertThat(decoder.finish()).isEqualTo(whole);
    }

    @Test
    void shouldShowABadRowAsItCameWhateverTheChunks() {
        String bad = "{ \"queueId\": \"é\", \"intervalStartTimeStamp\" : [1], \"__v\": 7 }";
        byte[] bytes = ("{\"CallVolumeUpdate\":[{\"queueId\":\"a\",\"intervalStartTimeStamp\":\"x\"}, " + bad + "]}")
                .getBytes(UTF_8);
        PolledApi api = Sample.CALL_VOLUME.api();

        for (int size = 1; size < 40; size++) {
            ResponseDecoder decoder = new ResponseDecoder(api.shape());
            for (int at = 0; at < bytes.length; at += size) {
                decoder.feed(Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + size)));
            }
            RejectedRow second = ((DecodedResponse.ResponseRows) decoder.finish())
                    .datasets()
                    .getFirst()
                    .rejected()
                    .get(1);
            assertThat(UTF_8.decode(second.raw()).toString())
                    .as("chunks of %d", size)
                    .isEqualTo(bad);
            assertThat(second.length()).isEqualTo(bad.getBytes(UTF_8).length);
        }
    }

    @Test
    void shouldLeaveAFieldUnknownInAllRowsThatAFaultAroundThemConcerns() {
        DecodedResponse.ResponseRows page = status("""
                {"data":[
                 {"userId":"a","status":[{"startTime":"2026-03-02T08:00:00"},{"startTime":"2026-03-02T09:00:00"}],
                  "email":{"is":"no text"}},
                 {"userId":"b","email":"b@x.com","status":[{"startTime":"2026-03-02T08:00:00"}]}]}
                """);

        assertThat(page.datasets().getFirst().rows())
                .extracting(row -> ((StatusSegment) row).getUserId())
                .containsExactly("a", "a", "b");
        assertThat(page.datasets().getFirst().rejected()).isEmpty();
        assertThat(page.datasets().getFirst().unread())
                .extracting(UnreadValue::path, UnreadValue::reason, value -> ((StatusSegment) value.row()).getUserId())
                .containsOnly(tuple("data[].email", "an object, not a scalar", "a"))
                .hasSize(2);
    }

    @Test
    void shouldLeaveTheOwnFaultOfARowBesideOneAroundIt() {
        DecodedResponse.ResponseRows page = status("""
                {"data":[{"status":[{"startTime":"yesterday"},{"startTime":"2026-03-02T09:00:00"}],"userId":[]}]}
                """);

        assertThat(page.datasets().getFirst().rejected())
                .extracting(RejectedRow::path)
                .containsExactly("data[].status[].startTime", "data[].userId");
    }

    @Test
    void shouldMissTheKeyThatStandsAroundARow() {
        DecodedResponse.ResponseRows page =
                status("{\"data\":[{\"status\":[{\"startTime\":\"2026-03-02T09:00:00\"}]}]}");

        assertThat(page.datasets().getFirst().rejected())
                .extracting(RejectedRow::path, RejectedRow::reason)
                .containsExactly(tuple("user_id", "missing, though it is a part of the key"));
    }

    @Test
    void shouldTakeNoRowFromAnAgentToTheNext() {
        DecodedResponse.ResponseRows page = status("""
                {"data":[{"userId":"a","lastName":"A","status":[]},
                         {"userId":"b","status":[{"startTime":"2026-03-02T09:00:00"}]}]}
                """);

        assertThat(((StatusSegment) page.datasets().getFirst().rows().getFirst()).getLastName())
                .isNull();
    }

    @Test
    void shouldReadMapsInsideMapsAndConstantsOfThePlace() {
        DecodedResponse.ResponseRows page =
                conversations("{\"skillsMetrics\":{\"metricsPerSkill\":{\"3\":{\"metricsTotal\":" + ONE
                        + ",\"metricsPerAgent\":{\"8\":" + ONE + ",\"9\":" + ONE
                        + "}},\"-1\":{\"metricsPerAgent\":{\"8\":"
                        + ONE
                        + "}}},\"metricsTotals\":" + ONE
                        + "},\"agentsMetrics\":{\"metricsPerAgent\":[],\"metricsTotals\":"
                        + ONE + "}}");

        assertThat(page.datasets().getFirst().rejected()).isEmpty();
        assertThat(metrics(page))
                .extracting(Metrics::getLevel, Metrics::getSkillId, Metrics::getAgentId)
                .containsExactly(
                        tuple("skill", "3", "all"),
                        tuple("skill-agent", "3", "8"),
                        tuple("skill-agent", "3", "9"),
                        tuple("skill-agent", "-1", "8"),
                        tuple("skill", "all", "all"),
                        tuple("agent", "all", "all"));
    }

    @Test
    void shouldLetWhatWasAskedStandInWhereNothingElseCan() {
        DecodedResponse.ResponseRows page = conversations("{\"metricsByIntervals\":[{\"metricsTotals\":" + ONE
                + ",\"timestamp\":\"1772452800000\"},{\"metricsTotals\":" + ONE + "}],\"metricsTotals\":" + ONE + "}");

        assertThat(metrics(page))
                .extracting(Metrics::getBucketEnd, Metrics::getIntervalMin)
                .containsExactly(tuple(Instant.ofEpochMilli(1_772_452_800_000L), 60), tuple(MARK, 60));
        assertThat(page.datasets().getFirst().rejected())
                .extracting(RejectedRow::path)
                .as("an interval must say itself")
                .containsExactly("bucket_end");
        assertThat(page.words()).containsEntry("metricsByIntervals[].timestamp", new ProbedField("1772452800000"));
    }

    @Test
    void shouldCountWordsAndKeepTheFirstAndTheLast() {
        DecodedResponse.ResponseRows page = status(
                "{\"data\":[{\"userId\":\"a\"},{\"userId\":null},{\"userId\":\"b\"},{\"userId\":7},{\"userId\":{}}]}");

        assertThat(page.word("data[].userId")).contains(new ProbedField("a", "7", 3));
        assertThat(page.word("hasMore")).isEmpty();
    }

    @Test
    void shouldTakeAScalarWhereARowBelongsForABadRow() {
        DecodedResponse.ResponseRows page =
                conversations("{\"agentsMetrics\":{\"metricsPerAgent\":{\"7\":null,\"8\":" + ONE + "}}}");

        assertThat(metrics(page)).extracting(Metrics::getAgentId).containsExactly("8");
        assertThat(page.datasets().getFirst().rejected()).singleElement().satisfies(bad -> {
            assertThat(bad.reason()).isEqualTo("VALUE_NULL where a row belongs");
            assertThat(((Metrics) bad.partial()).getAgentId())
                    .as("it is known which one")
                    .isEqualTo("7");
        });
    }

    @Test
    void shouldTellOfUnknownFieldsByTheirPlace() {
        DecodedResponse.ResponseRows page =
                status("{\"new\":1,\"data\":[{\"userId\":\"a\",\"mood\":{\"x\":[]},\"status\":[]}]}");

        assertThat(page.unknownFields()).containsExactlyInAnyOrder("new", "data[].mood");
    }

    @Test
    void shouldKeepNoTextThatKafkaWouldNotTake() {
        String long3 = "\"secondaryStatus\":\"" + "€".repeat(200_000) + "\"";
        DecodedResponse.ResponseRows page =
                status("{\"data\":[{\"userId\":\"a\",\"status\":[{\"startTime\":\"2026-03-02T09:00:00\"," + long3
                        + "},{\"startTime\":\"2026-03-02T10:00:00\"}]}]}");

        assertThat(page.datasets().getFirst().rows()).hasSize(2);
        assertThat(page.datasets().getFirst().unread()).singleElement().satisfies(value -> {
            assertThat(value.field()).isEqualTo("secondary_status");
            assertThat(value.reason()).endsWith("texts of more than 450000 bytes");
            assertThat(value.text()).hasSize(200);
        });
    }

    @Test
    void shouldKeepNoRowWhoseKeyKafkaWouldNotTake() {
        DecodedResponse.ResponseRows page = status("{\"data\":[{\"userId\":\"" + "€".repeat(200_000)
                + "\",\"status\":[{\"startTime\":\"2026-03-02T09:00:00\"}]}]}");

        assertThat(page.datasets().getFirst().rows()).isEmpty();
        assertThat(page.datasets().getFirst().rejected())
                .extracting(RejectedRow::reason)
                .containsExactly("a key of more than 450000 bytes");
    }

    @Test
    void shouldReadHalfASurrogatePairAsItWillBeReadBack() {
        DecodedResponse.ResponseRows page = status(
                "{\"data\":[{\"userId\":\"a\",\"status\":[{\"startTime\":\"2026-03-02T09:00:00\",\"secondaryStatus\":\"\\ud83dx😀\"}]}]}");

        assertThat(((StatusSegment) page.datasets().getFirst().rows().getFirst()).getSecondaryStatus())
                .isEqualTo("?x😀");
    }

    @Test
    void shouldReplaceTheNullCharacterInTextsAndKeys() {
        DecodedResponse.ResponseRows page =
                status("{\"data\":[{\"userId\":\"a\\u0000b\",\"lastName\":\"\\u0000\",\"status\":"
                        + "[{\"startTime\":\"2026-03-02T09:00:00\",\"secondaryStatus\":\"x\\u0000😀\"}]}]}");
        DecodedResponse.ResponseRows map =
                conversations("{\"agentsMetrics\":{\"metricsPerAgent\":{\"7\\u0000\":" + ONE + "}}}");

        StatusSegment segment =
                (StatusSegment) page.datasets().getFirst().rows().getFirst();
        assertThat(segment.getUserId()).isEqualTo("a\uFFFDb");
        assertThat(segment.getLastName()).isEqualTo("\uFFFD");
        assertThat(segment.getSecondaryStatus()).isEqualTo("x\uFFFD😀");
        assertThat(metrics(map)).extracting(Metrics::getAgentId).containsExactly("7\uFFFD");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1,", "{},"})
    void shouldRefuseAnAnswerOfNothingButRubbish(String row) {
        ResponseDecoder decoder = new ResponseDecoder(Sample.CALL_VOLUME.api().shape());
        decoder.feed("{\"CallVolumeUpdate\":[".getBytes(UTF_8));
        byte[] many = row.repeat(10_000).getBytes(UTF_8);
        Stream.generate(() -> many).limit(100).forEach(decoder::feed);

        assertThat(((DecodedResponse.MalformedResponse) decoder.finish()).reason())
                .startsWith("there are more than 500000 rows");
    }

    @Test
    void shouldRefuseAnAnswerOfWhichTooManyRowsCannotBeRead() {
        String json = "{\"CallVolumeUpdate\":[" + "{},".repeat(10_000) + "{}]}";

        assertThat(((DecodedResponse.MalformedResponse)
                                decode(Sample.CALL_VOLUME.api().shape(), Map.of(), json.getBytes(UTF_8)))
                        .reason())
                .startsWith("10001 rows could not be read, the first at queue_id: missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"data\":", "{\"data\":[{\"userId\":"})
    void shouldRefuseWhatTheParserDoesNot(String begin) {
        for (String value : List.of("1".repeat(2_000), "[".repeat(2_000), "\"\u0001\"", "\\", "\"\\ud800\"x")) {
            assertThat(decode(STATUS, Map.of(), (begin + value).getBytes(UTF_8)))
                    .isInstanceOf(DecodedResponse.MalformedResponse.class);
        }
    }

    private static DecodedResponse.ResponseRows conversations(String json) {
        return (DecodedResponse.ResponseRows) decode(CONVERSATIONS, ASKED, json.getBytes(UTF_8));
    }

    private static DecodedResponse.ResponseRows status(String json) {
        return (DecodedResponse.ResponseRows) decode(STATUS, Map.of(), json.getBytes(UTF_8));
    }

    private static List<Metrics> metrics(DecodedResponse.ResponseRows page) {
        List<SpecificRecordBase> rows = page.datasets().getFirst().rows();
        return rows.stream().map(row -> (Metrics) row).toList();
    }

    private static DecodedResponse decode(ResponseMapping shape, Map<String, Object> asked, byte[] bytes) {
        ResponseDecoder decoder = new ResponseDecoder(shape, asked);
        decoder.feed(bytes);
        return decoder.finish();
    }
}
