package io.switchboard.connect;

import static io.switchboard.connect.Bench.TOPICS;
import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.topic.Dataset;
import io.switchboard.topic.Topic;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The connector files as they stand, in a real worker, from what the real collector wrote into PostgreSQL. */
class SinksIT {
    private static final long SEED = new Random().nextLong();
    private static final RandomRecords RANDOM = RandomRecords.of(SEED);

    private static final String FILES = "switchboard-files";

    private static Bench bench;
    private static Arrival arrival;

    @BeforeAll
    static void shouldStart(@TempDir Path directory) throws Exception {
        System.out.println("SinksIT: seed " + SEED);
        bench = Bench.start(directory);
        arrival = new Arrival(bench);
        Said said = bench.said();
        Topic<?, ?> agents = TOPICS.state(Dataset.CONVOSO_AGENTS);
        bench.centre()
                .record(
                        () -> Dataset.all().stream()
                                .noneMatch(dataset ->
                                        said.records(TOPICS.changes(dataset)).isEmpty()),
                        () -> said.latest(agents).isEmpty());
        bench.worker().await();
        for (String command : ConnectPage.commands()) {
            ConnectPage.run(command, bench.worker().url());
        }
        connectors().keySet().forEach(bench.worker()::awaitRunning);
        bench.worker().awaitRunning(FILES);
    }

    @AfterAll
    static void shouldStop() throws Exception {
        if (bench != null) {
            bench.close();
        }
    }

    @Test
    void shouldHoldTheLatestOfEveryDataset() throws SQLException {
        for (Dataset<?, ?, ?> dataset : Dataset.all()) {
            arrival.awaitLatest(TOPICS.state(dataset));
        }
    }

    @Test
    void shouldHoldEveryChangeAsDebeziumsToolsReadIt() throws SQLException {
        Set<Object> ops = new TreeSet<>();
        for (Dataset<?, ?, ?> dataset : Dataset.all()) {
            Set<Map<String, Object>> changes = bench.said().changes(TOPICS.changes(dataset));
            changes.forEach(change -> ops.add(change.get("change_op")));
            arrival.awaitRows(Tables.ofChanges(dataset), changes);
        }
        assertThat(ops).contains("r", "u", "d");
    }

    @Test
    void shouldWriteEveryChangeToTheFile() {
        List<String> ids = Dataset.all().stream()
                .flatMap(dataset -> bench.said().changes(TOPICS.changes(dataset)).stream())
                .map(change -> (String) change.get("change_id"))
                .toList();
        Arrival.await().untilAsserted(() -> {
            String text = Files.readString(bench.changesFile());
            assertThat(text.lines().distinct().count()).isEqualTo(ids.size());
            assertThat(ids).allMatch(text::contains);
        });
    }

    @Test
    void shouldInsertUpdateAndDelete() throws SQLException {
        try (Writer writer = bench.writer()) {
            for (Topic<?, ?> topic : List.of(TOPICS.agentBuckets(), TOPICS.queueBuckets())) {
                List<GenericRecord> keys = new ArrayList<>();
                for (int i = 0; i < 50; i++) {
                    keys.add(write(writer, topic, Map.of("account", "buckets")));
                }
                writer.flush();
                arrival.awaitLatest(topic);
                assertThat(bench.tables().count(Tables.of(topic), "account = 'buckets'"))
                        .isEqualTo(50);

                for (GenericRecord key : keys.subList(0, 20)) {
                    write(writer, topic, fields(key));
                }
                keys.subList(10, 30).forEach(key -> writer.write(topic, key, null));
                writer.flush();
                arrival.awaitLatest(topic);
                assertThat(bench.tables().count(Tables.of(topic), "account = 'buckets'"))
                        .isEqualTo(30);
                assertThat(bench.tables().columns(Tables.of(topic)))
                        .containsEntry("is_final", "boolean")
                        .containsEntry("coverage", "double precision")
                        .containsEntry("bucket_end", "timestamp without time zone");
            }
        }
    }

    @Test
    void shouldAddAColumnForAFieldThatIsNew() throws SQLException {
        Topic<?, ?> topic = TOPICS.state(Dataset.KORE_VOLUME);
        Schema newer = Evolution.withText(topic.valueSchema(), "sentiment");
        try (Writer writer = bench.writer()) {
            for (int i = 0; i < 3; i++) {
                write(writer, topic, newer, Map.of("account", "evolution", "sentiment", "calm " + i));
            }
            write(writer, topic, Map.of("account", "evolution"));
        }
        arrival.awaitLatest(topic);
        assertThat(bench.tables().columns(Tables.of(topic))).containsEntry("sentiment", "text");
        assertThat(bench.tables().count(Tables.of(topic), "sentiment like 'calm %'"))
                .isEqualTo(3);
    }

    @Test
    void shouldChangeNothingWhenAllIsReadAgain() throws Exception {
        try (Writer writer = bench.writer()) {
            for (int i = 0; i < 20; i++) {
                write(writer, TOPICS.agentBuckets(), Map.of("account", "again"));
                write(writer, TOPICS.queueBuckets(), Map.of("account", "again"));
            }
        }
        awaitAllRead();
        Map<String, Set<Map<String, Object>>> before = bench.tables().all();
        bench.worker().rewind(connectors().keySet());
        awaitAllRead();
        assertThat(bench.tables().all()).isNotEmpty().isEqualTo(before);
    }

    @Test
    void shouldGoOnAfterAKill() throws Exception {
        Topic<?, ?> topic = TOPICS.state(Dataset.CONVOSO_PERFORMANCE);
        try (Writer writer = bench.writer()) {
            List<GenericRecord> keys = new ArrayList<>();
            for (int i = 0; i < 2_000; i++) {
                keys.add(write(writer, topic, Map.of("account", "killed", "user_id", "u" + i)));
            }
            writer.flush();
            Arrival.await()
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> bench.tables().count(Tables.of(topic), "account = 'killed'") > 0);
            bench.worker().kill();
            for (GenericRecord key : keys.subList(0, 1_000)) {
                write(writer, topic, fields(key));
            }
            keys.subList(500, 1_500).forEach(key -> writer.write(topic, key, null));
        }
        bench.worker().restart();
        arrival.awaitLatest(topic);
        assertThat(bench.tables().count(Tables.of(topic), "account = 'killed'")).isEqualTo(1_000);
    }

    @Test
    void shouldNotSeeWhatWasAborted() throws SQLException {
        Topic<?, ?> state = TOPICS.state(Dataset.CONVOSO_TOTALS);
        Topic<?, ?> changes = TOPICS.changes(Dataset.CONVOSO_TOTALS);
        Topic<?, ?> buckets = TOPICS.queueBuckets();
        var change = bench.said().records(changes).getFirst();
        try (Writer aborts = bench.transactionalWriter("aborts");
                Writer writer = bench.writer()) {
            aborts.begin();
            write(aborts, state, Map.of("account", "committed", "campaign_id", "never"));
            write(aborts, buckets, Map.of("account", "committed"));
            aborts.write(changes, change.key(), withId(change.value(), "aborted"));
            aborts.abort();
            write(writer, state, Map.of("account", "committed", "campaign_id", "later"));
            write(writer, buckets, Map.of("account", "committed"));
            writer.write(changes, change.key(), withId(change.value(), "committed"));
        }
        for (Topic<?, ?> topic : List.of(state, buckets)) {
            arrival.awaitLatest(topic);
            assertThat(bench.tables().count(Tables.of(topic), "account = 'committed'"))
                    .isEqualTo(1);
        }
        arrival.awaitRows(Tables.ofChanges(Dataset.CONVOSO_TOTALS), bench.said().changes(changes));
    }

    private static GenericRecord withId(GenericRecord change, String id) {
        return new GenericRecordBuilder((GenericData.Record) change)
                .set("id", id)
                .build();
    }

    @Test
    void shouldTellNobodyThePassword() throws Exception {
        assertThat(bench.worker().ask("GET", "/connectors?expand=info&expand=status", ""))
                .contains("${env:SWITCHBOARD_JDBC_PASSWORD}")
                .doesNotContain(Database.PASSWORD);
        assertThat(bench.worker().said()).doesNotContain(Database.PASSWORD);
    }

    private static void awaitAllRead() {
        connectors().forEach(arrival::awaitRead);
    }

    /** The connectors of tables, and the topic of each. */
    private static Map<String, Topic<?, ?>> connectors() {
        Map<String, Topic<?, ?>> connectors = new TreeMap<>();
        for (Dataset<?, ?, ?> dataset : Dataset.all()) {
            connectors.put("switchboard-" + Tables.ofChanges(dataset), TOPICS.changes(dataset));
            connectors.put("switchboard-" + Tables.of(TOPICS.state(dataset)), TOPICS.state(dataset));
        }
        for (Topic<?, ?> topic : List.of(TOPICS.agentBuckets(), TOPICS.queueBuckets())) {
            connectors.put("switchboard-" + Tables.of(topic), topic);
        }
        return connectors;
    }

    /** A row of random values but some, and its key. */
    private static GenericRecord write(Writer writer, Topic<?, ?> topic, Map<String, ?> given) {
        return write(writer, topic, topic.valueSchema(), given);
    }

    private static GenericRecord write(Writer writer, Topic<?, ?> topic, Schema schema, Map<String, ?> given) {
        GenericRecord row = RANDOM.of(schema, given);
        GenericRecord key = RandomRecords.key(topic.keySchema(), row);
        writer.write(topic, key, row);
        return key;
    }

    private static Map<String, Object> fields(GenericRecord key) {
        Map<String, Object> fields = new HashMap<>();
        key.getSchema().getFields().forEach(field -> fields.put(field.name(), key.get(field.pos())));
        return fields;
    }
}
