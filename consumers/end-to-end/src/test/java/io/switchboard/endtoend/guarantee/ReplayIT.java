package io.switchboard.endtoend.guarantee;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.endtoend.process.OurProgram;
import io.switchboard.endtoend.stack.RawTopics;
import io.switchboard.endtoend.stack.SharedStack;
import io.switchboard.replay.ReplayCommand;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A part of a topic is copied as it is and once, however often the copy is stopped, killed or started. */
@ExtendWith(SharedStack.class)
@Order(1)
class ReplayIT {
    private static final String PREFIX = "replay";
    private static final int PARTITIONS = 3;

    /** Of today, for the broker removes what is old within minutes. */
    private final Instant base = Instant.now().truncatedTo(ChronoUnit.SECONDS).minusSeconds(3600);

    private final RawTopics topics;
    private final Path folder;
    private final Path config;

    ReplayIT(SharedStack.Stack stack, @TempDir Path folder) throws Exception {
        this.topics = new RawTopics(stack);
        this.folder = folder;
        this.config = Files.writeString(folder.resolve("switchboard.yaml"), """
                kafka: { bootstrap.servers: "%s", group.id: live }
                schema-registry: { schema.registry.url: "%s" }
                topics: { prefix: %s }
                """.formatted(
                        stack.bootstrapServers(), stack.registryUrl(), PREFIX));
    }

    /** What a command said, and how it ended. */
    private record Said(int code, String out, String err) {}

    private Said copy(String from, String to, String... options) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = ReplayCommand.command()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments(from, to, options).toArray(String[]::new));
        return new Said(code, out.toString(), err.toString());
    }

    private List<String> arguments(String from, String to, String... options) {
        List<String> arguments =
                new ArrayList<>(List.of("copy", "--config", config.toString(), "--from-topic", from, "--to-topic", to));
        arguments.addAll(Arrays.asList(options));
        return arguments;
    }

    private void send(
            Producer<byte[], byte[]> producer, String topic, int number, Duration after, @Nullable String value) {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(
                topic,
                number % PARTITIONS,
                base.plus(after).toEpochMilli(),
                bytes("key" + number % 7),
                value == null ? null : bytes(value));
        record.headers()
                .add(new RecordHeader("changed", bytes("f" + number)))
                .add(new RecordHeader("changed", new byte[0]));
        var _ = producer.send(record);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Records a step apart, every tenth a tombstone, and between them what was aborted. */
    private void fill(String topic, int count, Duration step) throws Exception {
        topics.create(topic, PARTITIONS, Map.of("cleanup.policy", "compact"));
        try (Producer<byte[], byte[]> producer = topics.transactional(topic)) {
            for (int begin = 0; begin < count; begin += 50) {
                producer.beginTransaction();
                send(producer, topic, begin, step.multipliedBy(begin), "aborted");
                producer.flush();
                producer.abortTransaction();
                producer.beginTransaction();
                for (int i = begin; i < Math.min(count, begin + 50); i++) {
                    send(producer, topic, i, step.multipliedBy(i), i % 10 == 9 ? null : "value" + i);
                }
                producer.commitTransaction();
            }
        }
        awaitCommitted(topic, count);
    }

    /** A commit is reported before every partition has heard of it. */
    private void awaitCommitted(String topic, int count) {
        Awaitility.await().until(() -> topics.read(topic).size() == count);
    }

    @Test
    void shouldCopyATopicAsItIsAndTouchNoOtherGroup() throws Exception {
        fill("as-it-is", 200, Duration.ofSeconds(1));
        TopicPartition partition = new TopicPartition("as-it-is", 0);
        try (var admin = topics.admin()) {
            admin.alterConsumerGroupOffsets("live", Map.of(partition, new OffsetAndMetadata(7)))
                    .all()
                    .get();
        }
        var groups = topics.groups("live");

        Said said = copy("as-it-is", "as-it-is-copy");

        assertThat(said.code()).as(said.err()).isZero();
        assertThat(said.out()).contains("200 records", "partition 0: 67 records, offsets ");
        assertThat(topics.read("as-it-is-copy"))
                .hasSize(200)
                .isEqualTo(topics.read("as-it-is"))
                .noneMatch(line -> line.contains("aborted"))
                .anyMatch(line -> line.matches("0 \\d+ key\\d null changed=f9,changed="));
        assertThat(topics.groups("live")).isEqualTo(groups).containsKey("live");
        assertThat(topics.setting("as-it-is-copy", "retention.ms")).isEqualTo("-1");
        assertThat(topics.setting("as-it-is-copy", "cleanup.policy")).isEqualTo("compact");
        assertThat(topics.setting("as-it-is-copy", "message.timestamp.type")).isEqualTo("CreateTime");
    }

    @Test
    void shouldCopyARangeOfTimeWhereverItsRecordsAre() throws Exception {
        fill("times", 120, Duration.ofSeconds(1));
        try (Producer<byte[], byte[]> producer = topics.transactional("late")) {
            producer.beginTransaction();
            send(producer, "times", 500, Duration.ofSeconds(40), "late");
            send(producer, "times", 501, Duration.ofSeconds(50), "too late");
            producer.commitTransaction();
        }
        awaitCommitted("times", 122);
        Instant from = base.plusSeconds(20);
        Instant to = base.plusSeconds(50);
        List<String> expected = topics.read("times").stream()
                .filter(line -> isWithin(Instant.ofEpochMilli(Long.parseLong(line.split(" ", -1)[1])), from, to))
                .toList();
        String[] range = {"--from", from.toString(), "--to", to.toString()};

        assertThat(copy("times", "times-copy", "--from", from.toString(), "--to", to.toString(), "--dry-run")
                        .out())
                .contains("31 records", "would be copied");
        assertThat(copy("times", "times-copy", range).out()).contains("31 records");
        assertThat(topics.read("times-copy")).hasSize(31).isEqualTo(expected);
        assertThat(copy("times", "times-copy", range).out()).contains("Nothing is left");
        assertThat(topics.read("times-copy")).isEqualTo(expected);
        assertThat(copy("times", "none", "--from", "2100-01-01").out()).contains("times has nothing in the range");
    }

    private static boolean isWithin(Instant time, Instant from, Instant to) {
        return !time.isBefore(from) && time.isBefore(to);
    }

    @Test
    void shouldCopyOffsetsOfAPartition() throws Exception {
        fill("offsets", 60, Duration.ofSeconds(1));
        copy("offsets", "offsets-copy", "--partition", "1", "--from-offset", "5", "--to-offset", "9");
        List<String> expected = topics.records("offsets").stream()
                .filter(record -> record.partition() == 1 && record.offset() >= 5 && record.offset() < 9)
                .map(RawTopics::text)
                .toList();
        assertThat(topics.read("offsets-copy")).hasSize(4).isEqualTo(expected);
    }

    @Test
    void shouldEndBeforeAnOpenTransactionAndGoOnBehindItLater() throws Exception {
        fill("open", 30, Duration.ofSeconds(1));
        try (Producer<byte[], byte[]> producer = topics.transactional("open-end")) {
            producer.beginTransaction();
            send(producer, "open", 30, Duration.ofSeconds(30), "open");
            producer.flush();
            assertThat(copy("open", "open-copy").out()).contains("30 records");
            producer.commitTransaction();
        }
        Said said = copy("open", "open-copy");
        assertThat(said.err()).contains("goes on where it stopped");
        assertThat(said.out()).contains("1 records");
        assertThat(topics.read("open-copy")).isEqualTo(topics.read("open"));
    }

    @Test
    void shouldGoOnAfterItWasKilledAndAfterItWasStopped() throws Exception {
        fill("killed", 3000, Duration.ofMillis(20));
        List<String> arguments = arguments("killed", "killed-copy", "--pace", "original");
        try (OurProgram killed = OurProgram.replay(folder, arguments)) {
            awaitCopied("killed-copy", 50);
            killed.kill();
        }
        int copied = topics.read("killed-copy").size();
        try (OurProgram stopped = OurProgram.replay(folder, arguments)) {
            awaitCopied("killed-copy", copied + 50);
            assertThat(stopped.terminate()).as(stopped.said()).isEqualTo(143);
            assertThat(stopped.said()).contains("goes on where it stopped", "Run the same command again to go on");
        }
        assertThat(topics.read("killed-copy")).hasSizeBetween(copied + 50, 2999);

        assertThat(copy("killed", "killed-copy").code()).isZero();
        assertThat(topics.read("killed-copy")).hasSize(3000).isEqualTo(topics.read("killed"));
    }

    @Test
    void shouldLeaveTheFieldToTheSameCopyStartedOnceMore() throws Exception {
        fill("twice", 3000, Duration.ofMillis(20));
        try (OurProgram first = OurProgram.replay(folder, arguments("twice", "twice-copy", "--pace", "original"))) {
            awaitCopied("twice-copy", 50);
            assertThat(copy("twice", "twice-copy").code()).isZero();
            assertThat(first.awaitEnd()).as(first.said()).isEqualTo(1);
            // A commit that meets the other's begin may get an answer without a reason: then it says what may be.
            assertThat(first.said()).contains("started once more");
        }
        assertThat(topics.read("twice-copy")).isEqualTo(topics.read("twice"));
    }

    private void awaitCopied(String topic, int count) {
        Awaitility.await().ignoreExceptions().until(() -> topics.read(topic).size() >= count);
    }

    @Test
    void shouldKeepThePaceAcrossPartitions() throws Exception {
        fill("pace", 30, Duration.ofMillis(300));
        long begin = System.nanoTime();
        assertThat(copy("pace", "pace-copy", "--pace", "10x").code()).isZero();
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(Duration.ofMillis(29 * 30));
        assertThat(topics.read("pace-copy")).isEqualTo(topics.read("pace"));
    }

    @Test
    void shouldRefuseWhatWouldNotBeACopy() throws Exception {
        fill("refused", 30, Duration.ofSeconds(1));
        topics.create("two", 2, Map.of());
        topics.create("own-times", PARTITIONS, Map.of("message.timestamp.type", "LogAppendTime"));
        fill("full", 10, Duration.ofSeconds(1));

        assertThat(refusal("refused", "refused")).contains("cannot be copied onto itself");
        assertThat(refusal("refused", "two")).contains("two has 2 partitions and refused has 3");
        assertThat(refusal("refused", "own-times")).contains("set its message.timestamp.type to CreateTime");
        assertThat(refusal("refused", "full")).contains("full has records that this copy did not write", "--force");
        assertThat(refusal("none", "none-copy")).contains("there is no topic none");
        assertThat(refusal("refused", "none", "--partition", "3")).contains("its partitions are 0 to 2");
        assertThat(copy("refused", "none", "--dry-run").code()).isZero();
        assertThat(topics.read("full")).hasSize(10);
        try (var admin = topics.admin()) {
            assertThat(admin.listTopics().names().get()).doesNotContain("none", "none-copy");
        }

        assertThat(copy("refused", "full", "--force").code()).isZero();
        assertThat(topics.read("full")).hasSize(40);
        assertThat(copy("refused", "full").out()).contains("Nothing is left");
    }

    private String refusal(String from, String to, String... options) {
        Said said = copy(from, to, options);
        assertThat(said.code()).as(said.out()).isEqualTo(2);
        return said.err();
    }
}
