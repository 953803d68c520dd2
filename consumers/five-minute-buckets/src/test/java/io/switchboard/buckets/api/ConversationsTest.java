package io.switchboard.buckets.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.switchboard.buckets.api.BucketSource.InSkill;
import io.switchboard.buckets.api.ConversationMetrics.MetricSplit;
import io.switchboard.platform.http.HttpProblem;
import io.switchboard.streams.row.EmptyRows;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConversationsTest {
    private static final JsonMapper JSON = new JsonMapper();

    /** JSON knows numbers only: 0 is 0.0. */
    private static final Comparator<JsonNode> BY_VALUE = (left, right) -> left.isNumber() && right.isNumber()
            ? Double.compare(left.doubleValue(), right.doubleValue())
            : left.equals(right) ? 0 : 1;

    private static final Instant NOW = Instant.parse("2026-08-01T08:07:00Z");
    private static final Instant TEN = Instant.parse("2026-08-01T08:10:00Z");
    private static final Instant FIVE = Instant.parse("2026-08-01T08:05:00Z");
    private static final Instant EIGHT = Instant.parse("2026-08-01T08:00:00Z");
    private static final Instant QUARTER_TO = Instant.parse("2026-08-01T07:45:00Z");
    private static final Instant TEN_TO = Instant.parse("2026-08-01T07:50:00Z");

    private final FakeSource source = new FakeSource();

    @Test
    void shouldAnswerAsThePagesSampleDoes() throws IOException {
        ConversationMetrics two =
                new ConversationMetrics(new MetricSplit(21, 41, 11, 103), new MetricSplit(426, 1411, 215, 3248));
        ConversationMetrics six = new ConversationMetrics(new MetricSplit(0, 0, 215, 0), MetricSplit.ZERO);
        source.with(Rows.resolved("2", TEN, two), Rows.resolved("6", TEN, six))
                .with(Rows.resolved("skill", "3", TEN, two.plus(six)))
                .with(new InSkill("3", Rows.resolved("2", TEN, two)), new InSkill("3", Rows.resolved("6", TEN, six)));

        JsonNode answer = answer("timeframe=60&v=1&skillIds=all&agentIds=2");

        assertThat(answer.equals(BY_VALUE, sample()))
                .as(answer.toPrettyString())
                .isTrue();
        assertThat(answer.at("/agentsMetrics/metricsTotals/avgTime_resolvedConversations_byCCP")
                        .asText())
                .isEqualTo("20.285715");
    }

    @Test
    void shouldHaveAllMetricsInTheOrderOfTheSample() throws IOException {
        List<String> names = fields(answer("timeframe=60&v=1").get("metricsTotals"));

        assertThat(names).isEqualTo(fields(sample().at("/agentsMetrics/metricsTotals")));
    }

    @Test
    void shouldAnswerZerosAndEmptyMapsWhereThereIsNoData() {
        JsonNode answer = answer("timeframe=60&v=1&skillIds=4,15&agentIds=all");

        assertThat(fields(answer)).containsExactly("skillsMetricsPerAgent", "agentsMetrics");
        assertThat(answer.at("/skillsMetricsPerAgent/metricsPerSkill").isEmpty())
                .isTrue();
        assertThat(answer.at("/agentsMetrics/metricsPerAgent").isEmpty()).isTrue();
        assertThat(answer.at("/skillsMetricsPerAgent/metricsTotals"))
                .hasSize(12)
                .allMatch(JsonNode::isInt);
        assertThat(answer.at("/agentsMetrics/metricsTotals")).hasSize(12).allMatch(metric -> metric.intValue() == 0);
    }

    @Test
    void shouldLeaveOutWhomNothingButZerosIsKnownOf() {
        source.with(Rows.resolved("2", TEN, ConversationMetrics.ZERO), Rows.resolved("3", TEN, Rows.conversations(1)))
                .with(EmptyRows.agent("liveperson", "4", TEN).build());

        assertThat(fields(answer("timeframe=60&v=1&agentIds=all").at("/agentsMetrics/metricsPerAgent")))
                .containsExactly("3");
    }

    @Test
    void shouldTotalTheAskedOnesOnly() {
        source.with(
                Rows.resolved("2", TEN, Rows.conversations(1)),
                Rows.resolved("3", TEN, Rows.conversations(2)),
                Rows.resolved("4", TEN, Rows.conversations(4)));

        JsonNode agents = answer("timeframe=60&v=1&agentIds=2,4,9").get("agentsMetrics");

        assertThat(fields(agents.get("metricsPerAgent"))).containsExactly("2", "4");
        assertThat(total(agents)).isEqualTo(5);
    }

    @Test
    void shouldAnswerIntervalsNamedByTheirEndAndThenTheWhole() {
        source.with(
                Rows.resolved("2", QUARTER_TO, Rows.conversations(64)),
                Rows.resolved("2", TEN_TO, Rows.conversations(1)),
                Rows.resolved("2", Instant.parse("2026-08-01T07:55:00Z"), Rows.conversations(2)),
                Rows.resolved("2", Instant.parse("2026-08-01T08:00:00Z"), Rows.conversations(4)),
                Rows.resolved("2", FIVE, Rows.conversations(8)),
                Rows.resolved("2", TEN, Rows.conversations(16)));

        JsonNode answer = answer("timeframe=20&interval=10&v=1&agentIds=2");

        assertThat(fields(answer)).containsExactly("metricsByIntervals", "agentsMetrics");
        assertThat(answer.get("metricsByIntervals"))
                .extracting(interval ->
                        Instant.ofEpochMilli(interval.get("timestamp").longValue()))
                .containsExactly(TEN_TO, Instant.parse("2026-08-01T08:00:00Z"), TEN);
        assertThat(answer.get("metricsByIntervals"))
                .extracting(interval -> total(interval.at("/metricsData/agentsMetrics")))
                .containsExactly(1, 6, 24);
        assertThat(total(answer.get("agentsMetrics"))).isEqualTo(31);
    }

    @Test
    void shouldTakeTheBucketsThatHoldTheLastSevenMinutesAtOneTwentyNine() {
        source.with(
                Rows.resolved("2", Instant.parse("2026-08-01T13:20:00Z"), Rows.conversations(1)),
                Rows.resolved("2", Instant.parse("2026-08-01T13:25:00Z"), Rows.conversations(2)),
                Rows.resolved("2", Instant.parse("2026-08-01T13:30:00Z"), Rows.conversations(4)),
                Rows.resolved("2", Instant.parse("2026-08-01T13:35:00Z"), Rows.conversations(8)));

        JsonNode answer = answer(Instant.parse("2026-08-01T13:29:00Z"), "timeframe=7&interval=1&v=1&agentIds=all");

        assertThat(answer.get("metricsByIntervals"))
                .extracting(interval ->
                        Instant.ofEpochMilli(interval.get("timestamp").longValue()))
                .containsExactly(Instant.parse("2026-08-01T13:25:00Z"), Instant.parse("2026-08-01T13:30:00Z"));
        assertThat(answer.get("metricsByIntervals"))
                .extracting(interval -> total(interval.at("/metricsData/agentsMetrics")))
                .containsExactly(2, 4);
        assertThat(total(answer.get("agentsMetrics"))).isEqualTo(6);
    }

    @Test
    void shouldRoundIntervalsUpToFiveMinutes() {
        assertThat(answer("timeframe=9&interval=3&v=1").get("metricsByIntervals"))
                .hasSize(3);
        assertThat(answer("timeframe=14&interval=7&v=1").get("metricsByIntervals"))
                .hasSize(2);
    }

    @Test
    void shouldTakeTheVendorsOwnTotalOfTheAccount() {
        source.with(Rows.resolved("2", FIVE, Rows.conversations(1)))
                .with(
                        Rows.resolved("skill", "all", FIVE, Rows.conversations(2)),
                        Rows.resolved("account", "all", FIVE, Rows.conversations(4)),
                        Rows.resolved("skill", "all", TEN, Rows.conversations(8)));

        JsonNode answer = answer("timeframe=20&interval=5&v=1");

        assertThat(fields(answer)).containsExactly("metricsByIntervals", "metricsTotals");
        assertThat(total(answer)).isEqualTo(4);
        assertThat(answer.get("metricsByIntervals"))
                .extracting(interval -> total(interval.get("metricsData")))
                .containsExactly(0, 0, 0, 4, 0);
    }

    @Test
    void shouldTakeTheTotalOfAllSkillsWhereTheAccountHasNone() {
        source.with(Rows.resolved("2", FIVE, Rows.conversations(1)))
                .with(Rows.resolved("skill", "all", FIVE, Rows.conversations(2)));

        assertThat(total(answer("timeframe=20&v=1"))).isEqualTo(2);
    }

    @Test
    void shouldAddUpTheAgentsWhereNobodyElseTells() {
        source.with(Rows.resolved("2", FIVE, Rows.conversations(1)), Rows.resolved("3", TEN, Rows.conversations(2)))
                .with(EmptyRows.queue("convoso", "account", "all", TEN)
                        .setOffered(9L)
                        .build());

        assertThat(total(answer("timeframe=20&v=1"))).isEqualTo(3);
    }

    @Test
    void shouldAddUpTheQueuesWhereNoAgentTells() {
        source.with(EmptyRows.agent("kore", "u-1", FIVE).setReadySec(300).build())
                .with(
                        EmptyRows.queue("kore", "queue", "q-1", QUARTER_TO)
                                .setHandled(9L)
                                .build(),
                        EmptyRows.queue("kore", "queue", "q-1", EIGHT)
                                .setBucketStart(QUARTER_TO)
                                .setHandled(3L)
                                .setHandleMs(6_000L)
                                .build(),
                        EmptyRows.queue("kore", "queue", "q-2", TEN)
                                .setHandled(2L)
                                .build());

        JsonNode answer = answer("timeframe=20&interval=10&v=1");

        assertThat(total(answer)).isEqualTo(5);
        assertThat(answer.at("/metricsTotals/totalHandlingTime_resolvedConversations")
                        .intValue())
                .isEqualTo(6_000);
        assertThat(answer.get("metricsByIntervals"))
                .extracting(interval -> total(interval.get("metricsData")))
                .containsExactly(0, 3, 2);
    }

    @Test
    void shouldLeaveTheQueuesOutWhereAgentsTellThatTheyHadNothing() {
        source.with(EmptyRows.agent("convoso", "7", TEN).setContacts(0L).build())
                .with(EmptyRows.queue("convoso", "queue", "5", TEN)
                        .setAnswered(2L)
                        .build());

        assertThat(total(answer("timeframe=20&v=1"))).isZero();
    }

    @Test
    void shouldTakeQueuesForSkillsAndCampaignsForNone() {
        source.with(
                EmptyRows.queue("kore", "queue", "q-1", TEN)
                        .setBucketStart(Instant.parse("2026-08-01T07:55:00Z"))
                        .setHandled(3L)
                        .build(),
                EmptyRows.queue("kore", "queue", "c_2", TEN).setAnswered(2L).build(),
                EmptyRows.queue("kore", "campaign", "c_2", TEN).setAnswered(9L).build(),
                EmptyRows.queue("kore", "account", "all", TEN).setHandled(50L).build());

        JsonNode skills = answer("timeframe=5&interval=5&v=1&skillIds=q-1,c_2").get("skillsMetricsPerAgent");

        assertThat(fields(skills.get("metricsPerSkill"))).containsExactly("c_2", "q-1");
        assertThat(skills.at("/metricsPerSkill/q-1/metricsPerAgent").isEmpty()).isTrue();
        assertThat(total(skills)).isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"skillIds=q-1", "agentIds=2,x"})
    void shouldWantNumbersOfALivePersonAccount(String ids) {
        source.with(Rows.resolved("2", TEN, Rows.conversations(1)))
                .with(Rows.resolved("skill", "3", TEN, Rows.conversations(1)));

        assertThatThrownBy(() -> answer("timeframe=20&v=1&" + ids))
                .isInstanceOfSatisfying(
                        HttpProblem.class,
                        problem -> assertThat(problem.status()).isEqualTo(400));
        assertThat(answer("timeframe=20&v=1&skillIds=-1,3&agentIds=2")).isNotEmpty();
    }

    private JsonNode answer(String query) {
        return answer(NOW, query);
    }

    private JsonNode answer(Instant now, String query) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        ConversationsQuery read = ConversationsQuery.read(QueryParameters.of(query, Optional.empty()))
                .orElseThrow();
        try {
            new ConversationsApi(source, () -> now)
                    .answer(EmptyRows.ACCOUNT, read)
                    .writeTo(all);
            return JSON.readTree(all.toByteArray());
        } catch (IOException e) {
            throw new AssertionError(all.toString(StandardCharsets.UTF_8), e);
        }
    }

    private static int total(JsonNode metrics) {
        return metrics.at("/metricsTotals/totalResolvedConversations").intValue();
    }

    private static List<String> fields(JsonNode object) {
        return object.properties().stream().map(Map.Entry::getKey).toList();
    }

    private static JsonNode sample() throws IOException {
        try (InputStream file = ConversationsTest.class.getResourceAsStream("sample.json")) {
            return JSON.readTree(Objects.requireNonNull(file));
        }
    }
}
