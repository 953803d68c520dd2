package io.switchboard.collector;

import io.switchboard.collector.assign.GroupMember;
import io.switchboard.collector.assign.StateRestorer;
import io.switchboard.collector.backfill.Backfill;
import io.switchboard.collector.backfill.Checkpoint;
import io.switchboard.collector.backfill.ExclusiveMembership;
import io.switchboard.collector.backfill.LivePart;
import io.switchboard.collector.config.CollectorConfig;
import io.switchboard.collector.fetch.ApiFetcher;
import io.switchboard.collector.fetch.ApiRequest;
import io.switchboard.collector.fetch.PolledApi.BackfillSupport;
import io.switchboard.collector.poll.PollTarget;
import io.switchboard.collector.poll.TargetState;
import io.switchboard.collector.publish.Publisher;
import io.switchboard.collector.snapshot.RequestedRange;
import io.switchboard.platform.cli.ExitCode;
import io.switchboard.platform.cli.Shutdown;
import io.switchboard.platform.cli.UsageException;
import io.switchboard.serde.AccountPartition;
import io.switchboard.serde.SchemaRegistry;
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

    private final CollectorConfig configuration;
    private final BackfillRequest order;
    private final PrintWriter out;
    private final Scheduler time;

    BackfillCommand(CollectorConfig configuration, BackfillRequest order, PrintWriter out, Scheduler time) {
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
        TargetRegistry targets = TargetRegistry.besideALiveRun(configuration, HttpClient.create(), time);
        PollTarget target = targets.find(order.target())
                .orElseThrow(() -> new UsageException("no target " + order.target() + " is configured; there are "
                        + String.join(
                                ", ",
                                targets.all().stream().map(PollTarget::name).toList())));
        refuseWithoutShare(target);
        ApiFetcher asking = targets.asking(target);
        RequestedRange wanted = order.range(asking.api().zone().orElse(ZoneOffset.UTC));
        // Asked first without the end that only the topics know, so that what can never work says so at once.
        requests(target, asking, wanted);
        try (SchemaRegistry registry =
                SchemaRegistry.connect(configuration.schemaRegistry().reveal())) {
            TopicAndSchemaSetup.prepare(configuration, registry);
            return run(registry, target, asking, wanted);
        }
    }

    private void refuseWithoutShare(PollTarget target) {
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

    private ExitCode run(SchemaRegistry registry, PollTarget target, ApiFetcher asking, RequestedRange wanted) {
        CollectorClients kafka = CollectorClients.ofBackfill(configuration, target);
        ExclusiveMembership presence =
                new ExclusiveMembership(configuration.topics().partitions());
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

    private ExitCode alone(
            SchemaRegistry registry,
            CollectorClients kafka,
            PollTarget target,
            ApiFetcher asking,
            RequestedRange wanted) {
        Topics topics = configuration.topics().topics();
        int partition =
                AccountPartition.of(target.account(), configuration.topics().partitions());
        StateRestorer restorer = new StateRestorer(
                topics,
                registry,
                CollectorClients.of(configuration)::reader,
                this::now,
                StateRestorer.RestoreListener.NONE);
        Duration memory = Duration.between(wanted.from(), now()).plus(MARGIN);
        TargetState state =
                restorer.restoreHistory(partition, target.remembering(memory)).orElseThrow();
        LivePart live = LivePart.of(target, asking.api(), state, now());
        RequestedRange range = before(live, wanted);
        List<ApiRequest> chunks = requests(target, asking, range);
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

    private Publisher publisher(SchemaRegistry registry, CollectorClients kafka) {
        return new Publisher(
                configuration.topics().topics(),
                registry,
                kafka::producer,
                configuration.redactor(),
                Clock.systemUTC(),
                ProgramVersion.number());
    }

    private List<ApiRequest> requests(PollTarget target, ApiFetcher asking, RequestedRange range) {
        return switch (asking.api().past(range, now())) {
            case BackfillSupport.BackfillSupported(List<ApiRequest> questions) -> questions;
            case BackfillSupport.BackfillUnsupported(String reason) ->
                throw new UsageException(target.name() + " has no past to read: " + reason);
        };
    }

    private RequestedRange before(LivePart live, RequestedRange wanted) {
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
        return new RequestedRange(wanted.from(), liveFrom);
    }

    private static Checkpoint checkpoint(
            CollectorClients kafka, TopicPartition polls, RequestedRange range, int chunks) {
        try (Consumer<byte[], byte[]> consumer = kafka.reader(IsolationLevel.READ_COMMITTED)) {
            Optional<String> last = Optional.ofNullable(
                            consumer.committed(Set.of(polls)).get(polls))
                    .map(OffsetAndMetadata::metadata);
            return new Checkpoint(polls, consumer.groupMetadata(), range, chunks, last);
        }
    }
}
