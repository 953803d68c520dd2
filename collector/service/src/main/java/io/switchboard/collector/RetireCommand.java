package io.switchboard.collector;

import io.switchboard.collector.assign.StateRestorer;
import io.switchboard.collector.assign.StateRestorer.RestoredTarget;
import io.switchboard.collector.config.CollectorConfig;
import io.switchboard.collector.http.RetryAfterLimit;
import io.switchboard.collector.poll.PollResult;
import io.switchboard.collector.poll.PollTarget;
import io.switchboard.collector.publish.Publisher;
import io.switchboard.collector.retire.LastClaim;
import io.switchboard.collector.retire.TargetRetirement;
import io.switchboard.platform.cli.ExitCode;
import io.switchboard.platform.cli.UsageException;
import io.switchboard.serde.AccountPartition;
import io.switchboard.serde.SchemaRegistry;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import reactor.core.scheduler.Scheduler;
import reactor.netty.http.client.HttpClient;

/** Ends what is on Kafka of an account, or of one of its datasets, that is no longer in the file. */
final class RetireCommand {

    private final CollectorConfig configuration;
    private final RetireRequest order;
    private final PrintWriter out;
    private final Scheduler time;

    RetireCommand(CollectorConfig configuration, RetireRequest order, PrintWriter out, Scheduler time) {
        this.configuration = configuration;
        this.order = order;
        this.out = out;
        this.time = time;
    }

    /**
     * Says what would be written, and writes it if that is confirmed.
     *
     * @throws UsageException if it is still polled, or there is nothing of it, saying what to do
     */
    ExitCode run() {
        refuseWhatIsConfigured();
        try (SchemaRegistry registry =
                SchemaRegistry.connect(configuration.schemaRegistry().reveal())) {
            int partition =
                    AccountPartition.of(order.account(), configuration.topics().partitions());
            List<TargetRetirement> retirements = find(registry, partition);
            retirements.forEach(this::print);
            if (retirements.isEmpty()) {
                out.println(wanted() + " is retired already. Nothing was written.");
            } else if (order.isConfirmed()) {
                commit(registry, partition, retirements);
                out.println("Done.");
            } else {
                out.println("Nothing was written. Run it again with --yes to write this.");
            }
            return ExitCode.OK;
        }
    }

    private boolean isWanted(PollTarget target) {
        return target.account().equals(order.account())
                && order.dataset().stream().allMatch(target.api()::equals);
    }

    private void refuseWhatIsConfigured() {
        List<String> configured = new TargetRegistry(configuration, HttpClient.create(), time)
                .all().stream().filter(this::isWanted).map(PollTarget::name).toList();
        if (!configured.isEmpty()) {
            throw new UsageException(String.join(", ", configured)
                    + " is still in the configuration; take it out, restart" + " the collectors, and run this again");
        }
    }

    private String wanted() {
        return order.account() + order.dataset().map(dataset -> "/" + dataset).orElse("");
    }

    /** What is not retired yet, or not whole. */
    private List<TargetRetirement> find(SchemaRegistry registry, int partition) {
        List<PollTarget> wanted = TargetRetirement.targets(order.account()).stream()
                .filter(this::isWanted)
                .toList();
        StateRestorer restorer = new StateRestorer(
                configuration.topics().topics(),
                registry,
                CollectorClients.of(configuration)::reader,
                this::now,
                StateRestorer.RestoreListener.NONE);
        List<RestoredTarget> found = restorer.restoreAll(partition, wanted);
        found.forEach(this::refuseWhatIsPolled);
        if (found.stream().map(RetireCommand::retirement).noneMatch(TargetRetirement::isKnown)) {
            throw new UsageException("nothing is known of " + wanted()
                    + " on Kafka; accounts and datasets are named as they were configured");
        }
        return found.stream()
                .filter(one -> one.rhythm().isPresent() || retirement(one).ending() > 0)
                .map(RetireCommand::retirement)
                .toList();
    }

    private static TargetRetirement retirement(RestoredTarget found) {
        return new TargetRetirement(found.target(), found.state());
    }

    private void refuseWhatIsPolled(RestoredTarget found) {
        Instant now = now();
        found.rhythm()
                .filter(polls -> now.isBefore(polls.quietBy(RetryAfterLimit.FIRST)))
                .ifPresent(polls -> {
                    throw new UsageException(found.target().name() + " was polled "
                            + Duration.between(polls.completedAt(), now).toSeconds() + " s ago, and "
                            + polls.interval().toSeconds()
                            + " s before that: a collector may still have it; restart that"
                            + " collector with this file, and run this again after "
                            + polls.quietBy(RetryAfterLimit.FIRST));
                });
    }

    private void print(TargetRetirement retirement) {
        String rows = retirement.endingByDataset().entrySet().stream()
                .map(dataset -> dataset.getValue() + " rows of " + dataset.getKey())
                .collect(Collectors.joining(", "));
        out.println(retirement.target().name() + ": deletes " + rows
                + ", with an event each, and writes a last poll record; rows of a time that is over stay");
    }

    private void commit(SchemaRegistry registry, int partition, List<TargetRetirement> retirements) {
        CollectorClients kafka = CollectorClients.ofRetirement(configuration, order.account());
        TopicPartition polls =
                new TopicPartition(configuration.topics().topics().polls().name(), partition);
        try (Publisher publisher = new Publisher(
                        configuration.topics().topics(),
                        registry,
                        kafka::producer,
                        configuration.redactor(),
                        Clock.systemUTC(),
                        ProgramVersion.number());
                Consumer<byte[], byte[]> group = kafka.reader(IsolationLevel.READ_COMMITTED)) {
            LastClaim claim = new LastClaim(polls, group.groupMetadata());
            for (TargetRetirement retirement : retirements) {
                for (PollResult poll : retirement.polls(now())) {
                    publisher.commit(claim, poll).block();
                }
            }
        }
    }

    private Instant now() {
        return Instant.ofEpochMilli(time.now(TimeUnit.MILLISECONDS));
    }
}
