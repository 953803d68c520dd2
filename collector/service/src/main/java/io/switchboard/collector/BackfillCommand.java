package io.switchboard.collector;

import io.switchboard.collector.assign.GroupMember;
import io.switchboard.collector.assign.Restorer;
import io.switchboard.collector.backfill.Backfill;
import io.switchboard.collector.backfill.Checkpoint;
import io.switchboard.collector.backfill.LivePart;
import io.switchboard.collector.backfill.Presence;
import io.switchboard.collector.poll.Api.Past;
import io.switchboard.collector.poll.Asking;
import io.switchboard.collector.poll.Question;
import io.switchboard.collector.poll.Target;
import io.switchboard.collector.poll.TargetState;
import io.switchboard.collector.publish.Publisher;
import io.switchboard.collector.snapshot.Scope;
import io.switchboard.collector.target.Configuration;
import io.switchboard.platform.cli.ExitCode;
import io.switchboard.platform.cli.Shutdown;
import io.switchboard.platform.cli.UsageException;
import io.switchboard.serde.AccountPartition;
import io.switchboard.serde.Registry;
import io.switchboard.topic.Topics;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.netty.http.client.HttpClient;

/** Reads a part of the past of one target again. */
final class BackfillCommand {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration MARGIN = Duration.ofDays(1);

    private final Configuration configuration;
    private final BackfillOrder order;
    private final PrintWriter out;
    private final Scheduler time;

    BackfillCommand(Configuration configuration, BackfillOrder order, PrintWriter out, Scheduler time) {
        this.configuration = configuration;
        this.order = order;
        this.out = out;
        this.time = time;
    }

    /**
     * Runs to the end.
     *
     * @throws UsageException if what is wanted cannot be had, saying why and what could
     */
    ExitCode run() {
        Targets targets = Targets.besideALiveRun(configuration, HttpClient.create(), time);
        Target target = targets.find(order.target())
                .orElseThrow(() -> new UsageException("no target " + order.target() + " is configured; there are "
                        + String.join(
                                ", ", targets.all().stream().map(Target::name).toList())));
        refuseWithoutShare(target);
        Asking asking = targets.asking(target);
        Scope wanted = order.range(asking.api().zone().orElse(ZoneOffset.UTC));
        // Asked first without the end that only the topics know, so that what can never work says so at once.
        told(target, asking, wanted);
        try (Registry registry = Registry.connect(configuration.schemaRegistry().reveal())) {
            Preparation.prepare(configuration, registry);
            return run(registry, target, asking, wanted);
        }
    }

    private void refuseWithoutShare(Target target) {
        configuration.accounts().stream()
                .filter(account -> account.name().equals(target.account()))
                .filter(account -> account.rateLimit().ofBackfill().isEmpty())
                .findFirst()
                .ifPresent(account -> {
                    throw new UsageException(
                            "the rate-limit of " + account.name() + " is a single call, which the live run needs;"
                                    + " write it over a longer time, 60/m instead of"
                                    + " 1/s, to leave calls for a backfill");
                });
    }

    private ExitCode run(Registry registry, Target target, Asking asking, Scope wanted) {
        CollectorClients kafka = CollectorClients.ofBackfill(configuration, target);
        Presence presence = new Presence(configuration.topics().partitions());
        String polls = configuration.topics().topics().polls().name();
        try (GroupMember member = new GroupMember(kafka.member(), polls, presence)) {
            member.start();
            if (!presence.alone().join()) {
                throw new UsageException(
                        "another backfill of " + target.name() + " is running; wait until it has ended, or"
                                + " stop it and start this one again: it goes on where that one stopped");
            }
            return alone(registry, kafka, target, asking, wanted);
        }
    }

    private ExitCode alone(Registry registry, CollectorClients kafka, Target target, Asking asking, Scope wanted) {
        Topics topics = configuration.topics().topics();
        int partition =
                AccountPartition.of(target.account(), configuration.topics().partitions());
        Restorer restorer = new Restorer(
                topics, registry, CollectorClients.of(configuration)::reader, this::now, Restorer.Listener.NONE);
        Duration memory = Duration.between(wanted.from(), now()).plus(MARGIN);
        TargetState state =
                restorer.restoreHistory(partition, target.remembering(memory)).orElseThrow();
        LivePart live = LivePart.of(target, asking.api(), state, now());
        Scope range = before(live, wanted);
        List<Question> chunks = told(target, asking, range);
        TopicPartition polls = new TopicPartition(topics.polls().name(), partition);
        Checkpoint checkpoint = checkpoint(kafka, polls, range, chunks.size());
        try (Shutdown shutdown = Shutdown.onSignal(PATIENCE, "Run it again: it goes on where it stopped.");
                Publisher publisher = publisher(registry, kafka);
                BackfillProgress progress = new BackfillProgress(target.name())) {
            new Backfill(asking, publisher, live, checkpoint.lastSequence(), time)
                    .run(chunks, checkpoint, progress)
                    .takeUntilOther(Mono.fromFuture(shutdown::requested))
                    .block();
            progress.finish(out);
            return ExitCode.OK;
        }
    }

    private Instant now() {
        return Instant.ofEpochMilli(time.now(TimeUnit.MILLISECONDS));
    }

    private Publisher publisher(Registry registry, CollectorClients kafka) {
        return new Publisher(
                configuration.topics().topics(),
                registry,
                kafka::producer,
                configuration.redactor(),
                Clock.systemUTC(),
                Version.number());
    }

    private List<Question> told(Target target, Asking asking, Scope range) {
        return switch (asking.api().past(range, now())) {
            case Past.Told(List<Question> questions) -> questions;
            case Past.Untold(String reason) ->
                throw new UsageException(target.name() + " has no past to read: " + reason);
        };
    }

    private Scope before(LivePart live, Scope wanted) {
        Instant liveFrom = live.begin();
        if (!wanted.from().isBefore(liveFrom)) {
            throw new UsageException(
                    "what is after " + liveFrom + " is polled by the live run itself; --from must be before it");
        }
        if (!wanted.to().isAfter(liveFrom)) {
            return wanted;
        }
        if (!live.hasBegun()) {
            throw new UsageException(
                    "no poll of " + live.target().name() + " has read anything yet, and the first one says"
                            + " where the live run begins; start the collector, and run this again once it has polled, or with"
                            + " a --to of " + liveFrom + " at the latest");
        }
        out.println("Reads up to " + liveFrom + ": what is after it is polled by the live run itself.");
        return new Scope(wanted.from(), liveFrom);
    }

    private static Checkpoint checkpoint(CollectorClients kafka, TopicPartition polls, Scope range, int chunks) {
        try (Consumer<byte[], byte[]> consumer = kafka.reader(IsolationLevel.READ_COMMITTED)) {
            Optional<String> last = Optional.ofNullable(
                            consumer.committed(Set.of(polls)).get(polls))
                    .map(OffsetAndMetadata::metadata);
            return new Checkpoint(polls, consumer.groupMetadata(), range, chunks, last);
        }
    }
}
