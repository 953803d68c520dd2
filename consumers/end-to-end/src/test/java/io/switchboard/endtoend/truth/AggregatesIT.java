package io.switchboard.endtoend.truth;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.AgentBucket;
import io.switchboard.QueueBucket;
import io.switchboard.StatusChange;
import io.switchboard.endtoend.process.OurProgram;
import io.switchboard.endtoend.stack.RawTopics;
import io.switchboard.endtoend.stack.SharedStack;
import io.switchboard.replay.ReplayCommand;
import io.switchboard.serde.AvroDeserializer;
import io.switchboard.serde.SchemaRole;
import io.switchboard.topic.Topic;
import io.switchboard.topic.Topics;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * What the live apps wrote of {@link RecordedDay a day} is computed again, byte for byte, from what the collector
 * wrote.
 */
@ExtendWith(RecordedDay.Resolver.class)
@Isolated("lives in simulated time")
class AggregatesIT {
    private static final Topics LIVE = RecordedDay.TOPICS;

    @TempDir
    private static Path folder = Path.of("");

    private final SharedStack.Stack stack;
    private final RawTopics raw;
    private final Path config;

    AggregatesIT(RecordedDay day) throws Exception {
        this.stack = day.stack();
        this.raw = new RawTopics(stack);
        this.config = Files.writeString(folder.resolve("switchboard.yaml"), """
                kafka: { bootstrap.servers: "%s" }
                schema-registry: { schema.registry.url: "%s" }
                topics: { prefix: %s }
                status-changes: { state-dir: "%s" }
                five-minute-buckets: { state-dir: "%4$s" }
                """.formatted(
                        stack.bootstrapServers(), stack.registryUrl(), LIVE.prefix(), folder.resolve("state")));
    }

    /** A process of its own, so that nothing is the same because it happens to be so within one. */
    @Test
    void shouldWriteTheSameBytesAsTheLiveAppsDid() throws Exception {
        Topics anew = new Topics("anew");
        var groups = raw.groups(LIVE.prefix());
        try (OurProgram replay = OurProgram.replay(folder, arguments(anew))) {
            assertThat(replay.awaitEnd()).as(replay.said()).isZero();
        }
        for (Topic<?, ?> topic : outputs(LIVE)) {
            assertSame(byAccount(topic, _ -> true), byAccount(sameOf(topic, anew), _ -> true));
        }
        assertThat(raw.groups(LIVE.prefix())).isEqualTo(groups).isNotEmpty();
        assertThat(traces("anew-replay-")).isEmpty();
        assertThat(folder.resolve("state")).isEmptyDirectory();
        assertThat(raw.setting("anew.status-changes", "retention.ms")).isEqualTo("-1");
        assertThat(raw.setting("anew.agent-buckets-5m", "retention.ms")).isEqualTo("-1");
        assertThat(raw.setting("anew.agent-buckets-5m", "cleanup.policy")).isEqualTo("compact,delete");
    }

    @Test
    void shouldWriteOfARangeWhatTheLiveAppsDid() throws Exception {
        Topics part = new Topics("part");
        List<Long> polls = raw.records(LIVE.polls().name()).stream()
                .map(ConsumerRecord::timestamp)
                .sorted()
                .toList();
        Instant from = Instant.ofEpochMilli(polls.get(polls.size() / 3));
        Instant to = edge(Instant.ofEpochMilli(polls.get(polls.size() * 2 / 3)));
        Said said = replay(part, "--from", from.toString(), "--to", to.toString());
        assertThat(said.code()).as(said.err()).isZero();
        for (Topic<?, ?> topic : outputs(LIVE)) {
            var expected = byAccount(
                    topic, record -> record.timestamp() < to.toEpochMilli() && !isBefore(from, read(topic, record)));
            assertThat(expected).isNotEmpty();
            assertSame(expected, byAccount(sameOf(topic, part), _ -> true));
        }
    }

    @Test
    void shouldRefuseWhatWouldMixResults() throws Exception {
        Topics once = new Topics("once");
        assertThat(replay(LIVE).err()).contains("--to-prefix day is that of the live topics");
        assertThat(replay(once, "--only", "status-changes").code()).isZero();
        int count = raw.records("once.status-changes").size();

        Said again = replay(once);
        assertThat(again.code()).isEqualTo(2);
        assertThat(again.err()).contains("once.status-changes has records already", "--force");
        assertThat(raw.records("once.status-changes")).hasSize(count);
        try (var admin = raw.admin()) {
            assertThat(admin.listTopics().names().get()).doesNotContain("once.agent-buckets-5m");
        }

        assertThat(replay(once, "--only", "status-changes", "--force").code()).isZero();
        assertThat(raw.records("once.status-changes")).hasSize(2 * count);
        assertThat(replay(new Topics("none"), "--from", "2100-01-01").out()).contains("nothing in the range");
    }

    @Test
    void shouldLeaveNothingBehindWhenItIsStopped() throws Exception {
        try (OurProgram replay = OurProgram.replay(folder, arguments(new Topics("stopped")))) {
            Awaitility.await().until(() -> raw.groups("stopped-replay-").containsKey("stopped-replay-status-changes"));
            assertThat(replay.terminate()).as(replay.said()).isEqualTo(143);
            assertThat(replay.said()).contains("Stopped.", "run it again");
        }
        assertThat(traces("stopped-replay-")).isEmpty();
    }

    private record Said(int code, String out, String err) {}

    private Said replay(Topics to, String... options) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = ReplayCommand.command()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments(to, options).toArray(String[]::new));
        return new Said(code, out.toString(), err.toString());
    }

    private List<String> arguments(Topics to, String... options) {
        return Stream.concat(
                        Stream.of("recompute", "--config", config.toString(), "--to-prefix", to.prefix()),
                        Stream.of(options))
                .toList();
    }

    private static List<Topic<?, ?>> outputs(Topics topics) {
        return List.of(topics.statusChanges(), topics.agentBuckets(), topics.queueBuckets());
    }

    private static Topic<?, ?> sameOf(Topic<?, ?> live, Topics other) {
        return outputs(other).stream()
                .filter(topic -> topic.value() == live.value())
                .findFirst()
                .orElseThrow();
    }

    private static boolean isBefore(Instant from, SpecificRecord result) {
        return switch (result) {
            case StatusChange change -> change.getChangedAt().isBefore(from);
            case AgentBucket bucket -> !bucket.getBucketEnd().isAfter(from);
            case QueueBucket bucket -> !bucket.getBucketEnd().isAfter(from);
            default -> throw new AssertionError(result);
        };
    }

    /** All that there is in a topic, in the order of each account. */
    private Map<String, List<String>> byAccount(Topic<?, ?> topic, Predicate<ConsumerRecord<byte[], byte[]>> which) {
        Map<String, List<String>> all = new TreeMap<>();
        Collection<ConsumerRecord<byte[], byte[]>> records = raw.records(topic.name());
        records.stream()
                .filter(which)
                .forEach(record -> all.computeIfAbsent(account(topic, record), _ -> new ArrayList<>())
                        .add("%d %d %s %s %s"
                                .formatted(
                                        record.partition(),
                                        record.timestamp(),
                                        HexFormat.of().formatHex(record.key()),
                                        HexFormat.of().formatHex(record.value()),
                                        record.headers())));
        return all;
    }

    private static void assertSame(Map<String, List<String>> live, Map<String, List<String>> anew) {
        assertThat(anew.keySet()).isEqualTo(live.keySet());
        live.forEach(
                (account, records) -> assertThat(anew.get(account)).as(account).isEqualTo(records));
    }

    private String account(Topic<?, ?> topic, ConsumerRecord<byte[], byte[]> record) {
        SpecificRecord key = Objects.requireNonNull(AvroDeserializer.into(topic.key(), stack.registry(), SchemaRole.KEY)
                .deserialize(topic.name(), record.key()));
        return (String) key.get(key.getSchema().getField("account").pos());
    }

    private SpecificRecord read(Topic<?, ?> topic, ConsumerRecord<byte[], byte[]> record) {
        return Objects.requireNonNull(AvroDeserializer.into(topic.value(), stack.registry(), SchemaRole.VALUE)
                .deserialize(topic.name(), record.value()));
    }

    /** The first whole second from a time on that no poll of an account reports behind a later one. */
    private Instant edge(Instant near) {
        Map<Integer, List<Long>> times = raw.records(LIVE.polls().name()).stream()
                .collect(Collectors.groupingBy(
                        ConsumerRecord::partition, Collectors.mapping(ConsumerRecord::timestamp, Collectors.toList())));
        return Stream.iterate(near, at -> at.plusSeconds(1))
                .filter(at -> times.values().stream().allMatch(each -> isOrdered(each, at.toEpochMilli())))
                .findFirst()
                .orElseThrow();
    }

    private static boolean isOrdered(List<Long> times, long at) {
        List<Boolean> later = times.stream().map(time -> time >= at).toList();
        return later.indexOf(true) > later.lastIndexOf(false);
    }

    private List<String> traces(String prefix) throws Exception {
        try (var admin = raw.admin()) {
            return Stream.concat(
                            admin.listGroups().all().get().stream().map(GroupListing::groupId),
                            admin.listTopics().names().get().stream())
                    .filter(name -> name.startsWith(prefix))
                    .toList();
        }
    }
}
