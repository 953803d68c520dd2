package io.switchboard.endtoend.guarantee;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.Origin;
import io.switchboard.Poll;
import io.switchboard.Source;
import io.switchboard.endtoend.process.OurProgram;
import io.switchboard.endtoend.stack.SharedStack;
import io.switchboard.endtoend.stack.TestConfiguration;
import io.switchboard.endtoend.stack.ThreeVendors;
import io.switchboard.endtoend.stack.TopicReader;
import io.switchboard.endtoend.truth.ChangeChain;
import io.switchboard.endtoend.truth.StateSays;
import io.switchboard.endtoend.truth.VendorsSay;
import io.switchboard.simulator.Simulator;
import io.switchboard.simulator.SimulatorOptions;
import io.switchboard.simulator.account.AccountOptions;
import io.switchboard.simulator.fault.FaultKind;
import io.switchboard.simulator.fault.InjectedFault;
import io.switchboard.simulator.http.SimulatedApi;
import io.switchboard.simulator.time.SimulatedTime;
import io.switchboard.topic.Dataset;
import io.switchboard.topic.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The past is read again beside the live run: all of it, once, however often the command is killed or run. */
@ExtendWith(SharedStack.class)
@Order(1)
class BackfillIT {
    private static final Topics TOPICS = new Topics("backfill");

    /** At the account's rate, the pages of a day take several times as long as a poll may. */
    private static final String PAGE_BY_PAGE = "page-size: 2, poll-timeout: 20ms";

    @Test
    void shouldReadThePastOnce(SharedStack.Stack stack, @TempDir Path directory) throws Exception {
        AccountOptions centre = AccountOptions.of("centre", TestConfiguration.token("centre"))
                .withAgents(15)
                .withHistory(Duration.ofDays(9).plusHours(4));
        TopicReader reader = new TopicReader(stack);
        try (Simulator simulator =
                Simulator.start(SimulatorOptions.of(SimulatedTime.startingAt(Instant.now(), 1), centre))) {
            VendorsSay vendors = new VendorsSay(simulator.baseUri(), centre);
            ThreeVendors three = ThreeVendors.of(simulator.baseUri(), centre);
            Path file = new TestConfiguration(stack, simulator.baseUri(), TOPICS.prefix())
                    .writeAccounts(directory, three.accounts("poll-interval: 2s", "poll-interval: 2s", PAGE_BY_PAGE));
            try (OurProgram live = OurProgram.collector(file)) {
                Awaitility.await().until(() -> stateSize(live, reader) > 0);

                InjectedFault slow =
                        InjectedFault.lasting(FaultKind.SLOW, "centre").of(SimulatedApi.CONVOSO_AGENT_PERFORMANCE);
                simulator.faults().add(slow);
                killAfterItsFirstChunk(file, reader);
                simulator.faults().remove(slow);
                backfill(file, ThreeVendors.CONVOSO, "agent-performance");
                List<Poll> polls = backfills(reader);
                assertThat(polls).as("one chunk a day, whether killed or not").hasSize(4);
                verifyPerformance(new StateSays(reader, TOPICS), vendors);

                backfill(file, ThreeVendors.CONVOSO, "agent-performance");
                assertThat(backfills(reader).subList(polls.size(), 2 * polls.size()))
                        .as("a second time, nothing is new")
                        .allMatch(poll -> poll.getCreated() == 0 && poll.getUpdated() == 0);

                backfill(file, ThreeVendors.KORE, "agent-status-details");
                backfill(file, ThreeVendors.KORE, "call-volume");
                verifyKore(new StateSays(reader, TOPICS), vendors);
                assertThat(live.isAlive()).isTrue();
            }
            verifyEvents(reader);
            verifyRefusals(file);
        }
    }

    private static int stateSize(OurProgram live, TopicReader reader) {
        return live.said().contains("COMPLETE")
                ? reader.latest(TOPICS.state(Dataset.CONVOSO_PERFORMANCE)).size()
                : 0;
    }

    /** The vendor takes seconds for the next one. */
    private static void killAfterItsFirstChunk(Path file, TopicReader reader) throws InterruptedException {
        try (OurProgram killed = start(file, ThreeVendors.CONVOSO, "agent-performance")) {
            Awaitility.await()
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> !backfills(reader).isEmpty());
            killed.kill();
        }
    }

    private static void backfill(Path file, String account, String dataset) throws InterruptedException {
        try (OurProgram backfill = start(file, account, dataset)) {
            assertThat(backfill.awaitEnd()).as(backfill.said()).isZero();
        }
    }

    /** Four days, the last one a week ago. */
    private static OurProgram start(Path file, String account, String dataset) {
        return OurProgram.command(
                file,
                Map.of(),
                "backfill",
                "--account",
                account,
                "--dataset",
                dataset,
                "--from",
                day(0).toString(),
                "--to",
                day(4).toString());
    }

    private static LocalDate day(int number) {
        return LocalDate.now(ZoneOffset.UTC).minusDays(8).plusDays(number);
    }

    private static List<Poll> backfills(TopicReader reader) {
        return reader.values(TOPICS.polls()).stream()
                .filter(poll -> poll.getOrigin() == Origin.BACKFILL)
                .toList();
    }

    private static void verifyPerformance(StateSays state, VendorsSay vendors) throws Exception {
        for (int i = 0; i < 4; i++) {
            assertThat(state.performance(day(i))).as("%s", day(i)).isNotEmpty().isEqualTo(vendors.performance(day(i)));
        }
    }

    private static void verifyKore(StateSays state, VendorsSay vendors) throws Exception {
        Instant from = day(0).atStartOfDay(ZoneOffset.UTC).toInstant();
        Instant to = day(4).atStartOfDay(ZoneOffset.UTC).toInstant();
        assertThat(state.volume(from, to)).isNotEmpty().isEqualTo(vendors.volume(from, to));
        Map<String, String> told = new TreeMap<>();
        for (int i = 0; i < 4; i++) {
            told.putAll(vendors.segments(day(i)));
        }
        told.keySet().removeIf(key -> begin(key).isBefore(from) || !begin(key).isBefore(to));
        assertThat(state.segments(from, to)).isNotEmpty().isEqualTo(told);
    }

    private static Instant begin(String segment) {
        return Instant.parse(segment.substring(segment.indexOf(' ') + 1));
    }

    /** Live and past are reported apart, the chain of each row is whole, and nothing came twice. */
    private static void verifyEvents(TopicReader reader) {
        for (Dataset<?, ?, ?> dataset : Dataset.all()) {
            ChangeChain.read(reader, TOPICS, dataset).verify();
        }
        var events = reader.all(TOPICS.changes(Dataset.CONVOSO_PERFORMANCE));
        LocalDate yesterday = LocalDate.now(ZoneId.of("America/Los_Angeles")).minusDays(2);
        assertThat(events).allSatisfy(event -> {
            boolean past = event.key().getDateStart().isBefore(yesterday);
            Source source = event.value().getSource();
            assertThat(source.getOrigin()).isEqualTo(past ? Origin.BACKFILL : Origin.LIVE);
            assertThat(event.value().getOp())
                    .isEqualTo(past ? "r" : event.value().getOp());
        });
        assertThat(events)
                .extracting(ConsumerRecord::key)
                .filteredOn(key -> key.getDateStart().isBefore(yesterday))
                .doesNotHaveDuplicates();
    }

    private static void verifyRefusals(Path file) throws InterruptedException {
        refused(file, "agent-monitor", "sales", "it tells of now alone");
        refused(file, "msgconversation", "chat", "the last 24 hours alone");
        refused(file, "agent-performance", "nobody", "there are care/agent-status-details");
    }

    private static void refused(Path file, String dataset, String account, String reason) throws InterruptedException {
        try (OurProgram refused = start(file, account, dataset)) {
            assertThat(refused.awaitEnd()).isEqualTo(2);
            assertThat(refused.said()).contains(reason);
        }
    }
}
