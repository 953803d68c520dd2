package io.switchboard.collector.decode;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.convoso.agentmonitor.agents.Agent;
import io.switchboard.convoso.agentmonitor.totals.Totals;
import io.switchboard.topic.Dataset;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.apache.avro.specific.SpecificRecordBase;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class ResponseDecoderTest {
    private static final ResponseMapping SHAPE = new ResponseMapping(
            List.of(Dataset.CONVOSO_AGENTS, Dataset.CONVOSO_TOTALS),
            Set.of("success", "code", "data.entries.success", "data.entries.code"),
            VendorFormat.of("acme", ZoneId.of("America/Los_Angeles")));

    private final String sample = golden("convoso-agent-monitor.json");

    @Test
    void shouldReadEveryFieldOfTheSample() {
        DecodedResponse.ResponseRows answer = readable(sample);

        Agent agent = (Agent) answer.rows(Dataset.CONVOSO_AGENTS).getFirst();
        assertThat(agent.getAccount()).isEqualTo("acme");
        assertThat(agent.getUserId()).isEqualTo("123456");
        assertThat(agent.getStatus()).isEqualTo("READY");
        assertThat(agent.getQueueAssignmentIds()).isEqualTo("11111,22222");
        assertThat(agent.getQueueId()).as("empty text is none").isNull();
        assertThat(agent.getListId()).as("0 is no id").isNull();
        assertThat(agent.getCallType()).as("a dash is none").isNull();
        assertThat(agent.getSkillOptions()).as("|| is none").isNull();
        assertThat(agent.getCallsToday()).isEqualTo(123);
        assertThat(agent.getInboundOnly()).isFalse();
        assertThat(agent.getStatusTimeMmss()).isEqualTo(8 * 3600 + 44 * 60 + 7);
        assertThat(agent.getLastStateChange()).isEqualTo(Instant.parse("2025-05-28T21:43:52Z"));

        Totals totals = (Totals) answer.rows(Dataset.CONVOSO_TOTALS).getFirst();
        assertThat(totals.getAvailableAgents()).isEqualTo(36);
        assertThat(totals.getQueueDialableLeads()).isEqualTo(6_362_335);
        assertThat(totals.getInboundTotalPauseAvg()).isEqualTo(1.41);
        assertThat(totals.getAgentAvgPaused()).isEqualTo(3824);
        assertThat(totals.getCampaigns()).isEqualTo("[{\"value\":1234,\"name\":\"My Campaign Name\"}]");
        assertThat(totals.getOutOfFunds()).isFalse();
        assertThat(totals.getCampaignId()).isEmpty();

        assertThat(answer.unknownFields()).isEmpty();
        assertThat(answer.of(Dataset.CONVOSO_AGENTS).rejected()).isEmpty();
        assertThat(answer.words())
                .containsEntry("success", new DecodedResponse.ProbedField("true"))
                .containsEntry("data.entries.code", new DecodedResponse.ProbedField("200"));
    }

    @Test
    void shouldLeaveOnlyThoseFieldsEmptyThatTheSampleLeavesEmpty() {
        SpecificRecordBase agent = readable(sample).rows(Dataset.CONVOSO_AGENTS).getFirst();

        assertThat(agent.getSchema().getFields().stream()
                        .filter(field -> agent.get(field.pos()) == null)
                        .map(field -> field.name()))
                .containsExactly(
                        "queue_id",
                        "queue_name",
                        "list_id",
                        "list_name",
                        "call_type",
                        "lead_id",
                        "skill_options",
                        "unread_fields");
    }

    @Test
    void shouldReadTheSameWhateverTheChunks() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        DecodedResponse whole = readable(sample);

        for (int round = 0; round < 50; round++) {
            ResponseDecoder decoder = new ResponseDecoder(SHAPE);
            byte[] bytes = sample.getBytes(UTF_8);
            for (int at = 0; at < bytes.length; ) {
                int next = Math.min(bytes.length, at + 1 + random.nextInt(700));
                decoder.feed(java.util.Arrays.copyOfRange(bytes, at, next));
                at = next;
            }
            assertThat(decoder.finish()).as("seed %d", seed).isEqualTo(whole);
        }
    }

    @Test
    void shouldKeepNoJsonOfRowsThatItHasRead() {
        ResponseDecoder decoder = new ResponseDecoder(SHAPE);
        List<WeakReference<byte[]>> fed = new ArrayList<>();
        decoder.feed("{\"data\":{\"entries\":{\"data\":{},\"agents\":[".getBytes(UTF_8));
        for (int i = 0; i < 50_000; i++) {
            byte[] row = "%s{\"user_id\":\"%d\",\"status\":\"READY\"}"
                    .formatted(i == 0 ? "" : ",", i + 1)
                    .getBytes(UTF_8);
            fed.add(new WeakReference<>(row));
            decoder.feed(row);
        }

        Awaitility.await().untilAsserted(() -> {
            System.gc();
            assertThat(fed.stream().filter(row -> row.get() != null).count()).isLessThan(10);
        });
        decoder.feed("]}}}".getBytes(UTF_8));
        assertThat(((DecodedResponse.ResponseRows) decoder.finish()).rows(Dataset.CONVOSO_AGENTS))
                .hasSize(50_000);
    }

    @Test
    void shouldSetABadRowAsideAndReadTheOthers() {
        String two = sample.replace("\"agents\": [", "\"agents\": [{\"user_id\": {\"a\": 1}, \"calls_today\": 1}, ");

        DecodedResponse.ResponseRows answer = readable(two);

        assertThat(answer.rows(Dataset.CONVOSO_AGENTS)).hasSize(1);
        RejectedRow bad = answer.of(Dataset.CONVOSO_AGENTS).rejected().getFirst();
        assertThat(bad.path()).isEqualTo("data.entries.agents[].user_id");
        assertThat(((Agent) bad.partial()).getCallsToday()).isEqualTo(1);
        assertThat(UTF_8.decode(bad.raw()).toString()).isEqualTo("{\"user_id\": {\"a\": 1}, \"calls_today\": 1}");
    }

    @Test
    void shouldReadARowOfWhichOneValueCannotBeRead() {
        String odd = sample.replace("\"total_calls\": 123", "\"total_calls\": {\"a\": 1}");

        DecodedResponse.ResponseRows answer = readable(odd);

        Agent agent = (Agent) answer.rows(Dataset.CONVOSO_AGENTS).getFirst();
        assertThat(agent.getTotalCalls()).isNull();
        assertThat(agent.getCallsToday()).isEqualTo(123);
        assertThat(answer.of(Dataset.CONVOSO_AGENTS).rejected()).isEmpty();
        assertThat(answer.of(Dataset.CONVOSO_AGENTS).unread()).singleElement().satisfies(value -> {
            assertThat(value.row()).isSameAs(agent);
            assertThat(value.field()).isEqualTo("total_calls");
            assertThat(value.path()).isEqualTo("data.entries.agents[].total_calls");
            assertThat(value.reason()).isEqualTo("an object, not a scalar");
        });
    }

    @Test
    void shouldSetARowWithoutItsKeyAside() {
        DecodedResponse.ResponseRows answer = readable(sample.replace("\"user_id\": \"123456\"", "\"user_id\": \"\""));

        assertThat(answer.rows(Dataset.CONVOSO_AGENTS)).isEmpty();
        assertThat(answer.of(Dataset.CONVOSO_AGENTS).rejected().getFirst().path())
                .isEqualTo("user_id");
    }

    @Test
    void shouldNameUnknownFieldsAndReadOn() {
        DecodedResponse.ResponseRows answer =
                readable(sample.replace("\"status\": \"READY\"", "\"mood\": {\"x\": [1]}, \"status\": \"READY\""));

        assertThat(answer.unknownFields()).containsExactly("data.entries.agents[].mood");
        assertThat(((Agent) answer.rows(Dataset.CONVOSO_AGENTS).getFirst()).getStatus())
                .isEqualTo("READY");
    }

    @Test
    void shouldReadNumbersThatComeAsTextAndTextThatComesAsNumbers() {
        DecodedResponse.ResponseRows answer =
                readable(sample.replace("\"total_calls\": 123", "\"total_calls\": \"124\"")
                        .replace("\"user_id\": \"123456\"", "\"user_id\": 123456"));

        Agent agent = (Agent) answer.rows(Dataset.CONVOSO_AGENTS).getFirst();
        assertThat(agent.getTotalCalls()).isEqualTo(124);
        assertThat(agent.getUserId()).isEqualTo("123456");
    }

    @Test
    void shouldTakeNoAgentsForAnAnswer() {
        String none = "{\"success\":true,\"data\":{\"entries\":{\"agents\":[],\"data\":[]}}}";

        DecodedResponse.ResponseRows answer = readable(none);

        assertThat(answer.datasets()).hasSize(2);
        assertThat(answer.rows(Dataset.CONVOSO_AGENTS)).isEmpty();
    }

    @Test
    void shouldRefuseWhatIsNoAnswer() {
        assertThat(unreadable(sample.replace("\"agents\": [", "\"agent\": [")))
                .contains("data.entries.agents is missing");
        assertThat(unreadable(sample.substring(0, sample.length() / 2))).contains("broken off");
        assertThat(unreadable("<html><body>Not found</body></html>")).contains("not JSON");
        assertThat(unreadable("")).contains("missing");
        assertThat(unreadable("{\"success\":false,\"code\":401}")).contains("missing");
        assertThat(unreadable("{\"data\":[]}")).contains("missing");
        assertThat(unreadable("{\"data\":[1]}")).contains("data is an array where an object belongs");
        assertThat(unreadable("{\"data\":{\"entries\":{\"agents\":{\"x\":{}}}}}"))
                .contains("an object where an array");
    }

    @Test
    void shouldKeepTheVerdictOfAnAnswerWithoutRows() {
        DecodedResponse answer = decode("{\"success\":false,\"code\":401}");

        assertThat(((DecodedResponse.MalformedResponse) answer).words())
                .containsEntry("code", new DecodedResponse.ProbedField("401"));
    }

    private static DecodedResponse.ResponseRows readable(String json) {
        return (DecodedResponse.ResponseRows) decode(json);
    }

    private static String unreadable(String json) {
        return ((DecodedResponse.MalformedResponse) decode(json)).reason();
    }

    private static DecodedResponse decode(String json) {
        ResponseDecoder decoder = new ResponseDecoder(SHAPE);
        decoder.feed(json.getBytes(UTF_8));
        return decoder.finish();
    }

    private static String golden(String name) {
        try (var in = ResponseDecoderTest.class.getResourceAsStream("/golden/" + name)) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
