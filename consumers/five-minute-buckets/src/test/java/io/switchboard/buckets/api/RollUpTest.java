package io.switchboard.buckets.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.switchboard.AgentBucket;
import io.switchboard.QueueBucket;
import io.switchboard.streams.row.EmptyRows;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RollUpTest {
    private static final Instant EIGHT = Instant.parse("2026-08-01T08:00:00Z");
    private static final Duration FIVE = Duration.ofMinutes(5);
    private static final Duration QUARTER = Duration.ofMinutes(15);
    private static final Duration HALF = Duration.ofMinutes(30);

    @Test
    void shouldAddUpWhatIsToldAndKeepWhatIsNot() {
        AgentBucket whole = RollUp.AGENTS
                .to(
                        QUARTER,
                        Instant.MAX,
                        List.of(
                                EmptyRows.agent("convoso", "7", after(5))
                                        .setAgentName("Ann")
                                        .setReadySec(200)
                                        .setContacts(2L)
                                        .setCoverage(1)
                                        .setRevision(4)
                                        .build(),
                                EmptyRows.agent("convoso", "7", after(10))
                                        .setReadySec(100)
                                        .setCoverage(0.5)
                                        .setCorrected(true)
                                        .build(),
                                EmptyRows.agent("convoso", "7", after(15))
                                        .setAgentName("Anna")
                                        .setContacts(1L)
                                        .setResolutionSec(900)
                                        .build()))
                .getFirst();

        assertThat(whole.getBucketStart()).isEqualTo(EIGHT);
        assertThat(whole.getBucketEnd()).isEqualTo(after(15));
        assertThat(whole.getAgentName()).isEqualTo("Anna");
        assertThat(whole.getReadySec()).isEqualTo(300);
        assertThat(whole.getContacts()).isEqualTo(3);
        assertThat(whole.getTalkSec()).isNull();
        assertThat(whole.getCoverage()).isCloseTo(0.5, within(1e-9));
        assertThat(whole.getResolutionSec()).isEqualTo(900);
        assertThat(whole.getRevision()).isEqualTo(4);
        assertThat(whole.getIsFinal()).isTrue();
        assertThat(whole.getCorrected()).isTrue();
    }

    @Test
    void shouldTakeTheLastLookTheLongestWaitAndTheMeanOfAnswers() {
        QueueBucket whole = RollUp.QUEUES
                .to(
                        QUARTER,
                        Instant.MAX,
                        List.of(
                                queue(5).setWaiting(4L)
                                        .setMaxWaitAnsweredMs(10L)
                                        .setCsatResponses(3L)
                                        .setCsatScore(4.0)
                                        .build(),
                                queue(10)
                                        .setWaiting(2L)
                                        .setMaxWaitAnsweredMs(30L)
                                        .setCsatResponses(1L)
                                        .setCsatScore(2.0)
                                        .build(),
                                queue(15).setMaxWaitAnsweredMs(20L).build()))
                .getFirst();

        assertThat(whole.getWaiting()).isEqualTo(2);
        assertThat(whole.getMaxWaitAnsweredMs()).isEqualTo(30);
        assertThat(whole.getCsatResponses()).isEqualTo(4);
        assertThat(whole.getCsatScore()).isEqualTo(3.5);
    }

    @Test
    void shouldHaveNoScoreWhereNobodyAnswered() {
        QueueBucket whole = RollUp.QUEUES
                .to(
                        QUARTER,
                        Instant.MAX,
                        List.of(queue(5).setCsatResponses(0L).setCsatScore(0.0).build()))
                .getFirst();

        assertThat(whole.getCsatScore()).isNull();
    }

    @Test
    void shouldKeepABucketThatIsWiderThanAskedAsItIs() {
        QueueBucket quarter =
                queue(15).setBucketStart(EIGHT).setOffered(9L).setCoverage(0.8).build();
        QueueBucket next = queue(30)
                .setBucketStart(after(15))
                .setOffered(1L)
                .setCoverage(0.4)
                .build();

        assertThat(RollUp.QUEUES.to(FIVE, Instant.MAX, List.of(quarter, next))).containsExactly(quarter, next);
        assertThat(RollUp.QUEUES.to(QUARTER, Instant.MAX, List.of(quarter, next)))
                .containsExactly(quarter, next);
        QueueBucket half =
                RollUp.QUEUES.to(HALF, Instant.MAX, List.of(quarter, next)).getFirst();
        assertThat(half.getOffered()).isEqualTo(10);
        assertThat(half.getCoverage()).isCloseTo(0.6, within(1e-9));
    }

    @Test
    void shouldNotMixOwners() {
        assertThat(RollUp.QUEUES.to(
                        QUARTER,
                        Instant.MAX,
                        List.of(
                                EmptyRows.queue("kore", "queue", "1", after(5)).build(),
                                EmptyRows.queue("kore", "campaign", "1", after(5))
                                        .build(),
                                EmptyRows.queue("kore", "queue", "2", after(10)).build())))
                .hasSize(3);
    }

    @Test
    void shouldNotCallALongerBucketFinalBeforeItIsOver() {
        List<AgentBucket> rows =
                List.of(EmptyRows.agent("convoso", "7", after(5)).build());

        assertThat(RollUp.AGENTS.to(QUARTER, after(10), rows).getFirst().getIsFinal())
                .isFalse();
        assertThat(RollUp.AGENTS.to(QUARTER, after(15), rows).getFirst().getIsFinal())
                .isTrue();
    }

    @Test
    void shouldKnowHowEveryFigureAddsUp() {
        for (Schema schema : List.of(AgentBucket.getClassSchema(), QueueBucket.getClassSchema())) {
            assertThat(schema.getFields())
                    .filteredOn(field -> field.getProp("rollup") == null)
                    .extracting(Schema.Field::name)
                    .allMatch(
                            name -> name.matches(
                                    "vendor|account|agent_id|agent_name|queue_kind|queue_id|queue_name|bucket_start|bucket_end"));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void shouldLeaveRowsOfTheWidthAsTheyAre(long seed) {
        Random random = new Random(seed);
        List<AgentBucket> agents = agents(random);
        List<QueueBucket> queues = queues(random);

        assertThat(RollUp.AGENTS.to(FIVE, EIGHT, agents)).containsExactlyElementsOf(agents);
        assertThat(RollUp.QUEUES.to(FIVE, EIGHT, queues)).containsExactlyElementsOf(queues);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void shouldSumExactlyWhateverTheSteps(long seed) {
        Random random = new Random(seed);
        check(RollUp.AGENTS, agents(random));
        check(RollUp.QUEUES, queues(random));
    }

    private static <R extends SpecificRecord> void check(RollUp<R> rollUp, List<R> rows) {
        List<R> quarters = rollUp.to(QUARTER, Instant.MAX, rows);
        List<R> halves = rollUp.to(HALF, Instant.MAX, rows);

        same(rollUp.to(HALF, Instant.MAX, quarters), halves);
        same(rollUp.to(QUARTER, Instant.MAX, quarters), quarters);
        same(rollUp.to(HALF, Instant.MAX, halves), halves);
        for (Schema.Field field : rollUp.schema().getFields()) {
            if ("sum".equals(field.getProp("rollup"))) {
                assertThat(sum(quarters, field)).as(field.name()).isEqualTo(sum(rows, field));
                assertThat(sum(halves, field)).as(field.name()).isEqualTo(sum(rows, field));
            }
        }
    }

    /** Equal but for the rounding of what is divided. */
    private static <R extends SpecificRecord> void same(List<R> actual, List<R> expected) {
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < actual.size(); i++) {
            for (Schema.Field field : expected.get(i).getSchema().getFields()) {
                Object left = actual.get(i).get(field.pos());
                if (expected.get(i).get(field.pos()) instanceof Double right) {
                    assertThat((Double) left).as(field.name()).isCloseTo(right, within(1e-9));
                } else {
                    assertThat(left).as(field.name()).isEqualTo(expected.get(i).get(field.pos()));
                }
            }
        }
    }

    private static long sum(List<? extends SpecificRecord> rows, Schema.Field field) {
        return rows.stream()
                .map(row -> row.get(field.pos()))
                .filter(value -> value != null)
                .mapToLong(value -> ((Number) value).longValue())
                .sum();
    }

    private static List<AgentBucket> agents(Random random) {
        List<AgentBucket> rows = new ArrayList<>();
        for (int bucket = 1; bucket <= 24; bucket++) {
            for (int agent = 0; agent < 3; agent++) {
                if (random.nextInt(4) > 0) {
                    rows.add(fill(
                            EmptyRows.agent("convoso", "" + agent, after(5 * bucket))
                                    .build(),
                            random));
                }
            }
        }
        return rows;
    }

    private static List<QueueBucket> queues(Random random) {
        List<QueueBucket> rows = new ArrayList<>();
        for (int bucket = 1; bucket <= 24; bucket++) {
            if (random.nextInt(4) > 0) {
                rows.add(fill(
                        EmptyRows.queue("convoso", "queue", "1", after(5 * bucket))
                                .build(),
                        random));
            }
            if (bucket % 3 == 0) {
                QueueBucket wide = EmptyRows.queue("kore", "queue", "1", after(5 * bucket))
                        .setBucketStart(after(5 * bucket - 15))
                        .build();
                rows.add(fill(wide, random));
            }
        }
        return rows;
    }

    private static <R extends SpecificRecord> R fill(R row, Random random) {
        row.getSchema().getFields().stream()
                .filter(field -> field.getProp("rollup") != null)
                .forEach(field -> row.put(field.pos(), something(field, row, random)));
        return row;
    }

    /** Something, or nothing where that may be. A vendor that reports responses reports their score. */
    private static @Nullable Object something(Schema.Field field, SpecificRecord row, Random random) {
        if (row instanceof QueueBucket queue && field.name().equals("csat_score")) {
            return queue.getCsatResponses() == null ? null : random.nextDouble();
        }
        return switch (field.schema().getType()) {
            case INT -> random.nextInt(300);
            case DOUBLE -> random.nextDouble();
            case BOOLEAN -> random.nextBoolean();
            default -> random.nextBoolean() ? random.nextLong(9_999) : null;
        };
    }

    private static QueueBucket.Builder queue(int minutes) {
        return EmptyRows.queue("kore", "queue", "1", after(minutes));
    }

    private static Instant after(int minutes) {
        return EIGHT.plus(Duration.ofMinutes(minutes));
    }
}
