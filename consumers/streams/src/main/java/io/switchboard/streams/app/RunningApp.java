package io.switchboard.streams.app;

import io.confluent.kafka.schemaregistry.CompatibilityLevel;
import io.switchboard.platform.cli.ExitCode;
import io.switchboard.platform.kafka.KafkaClients;
import io.switchboard.platform.ops.HealthPhase;
import io.switchboard.platform.ops.Ops;
import io.switchboard.serde.SchemaRegistrar;
import io.switchboard.serde.SchemaRegistry;
import io.switchboard.serde.TopicCreation;
import io.switchboard.streams.config.StreamsSettings;
import io.switchboard.topic.Topic;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.avro.Schema;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An app that runs, in a thread of its own: it serves health and metrics, waits for its inputs, creates its outputs,
 * registers their schemas and then runs the topology, and serves its stores, until {@link #close()} or a failure.
 */
public final class RunningApp extends RunningProgram {
    private static final Logger LOG = LoggerFactory.getLogger(RunningApp.class);

    /**
     * Leaves the group, so that another instance, or the next run of this one, gets the partitions at once. Streams
     * would remain a member, for which the group waits until its session has timed out, 45 seconds.
     */
    private static final CloseOptions CLOSE = CloseOptions.timeout(Duration.ofSeconds(30))
            .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP);

    private static final Duration LOOKING = Duration.ofSeconds(1);
    private static final int LOOKS_PER_MESSAGE = 15;

    /** Short, so that an app that waits for a broker can be stopped. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final StreamsApp app;
    private final StreamsSettings settings;
    private final KafkaClients clients;
    private final CompletableFuture<Void> running = new CompletableFuture<>();

    private RunningApp(StreamsApp app, StreamsSettings settings) {
        super(app.name());
        this.app = app;
        this.settings = settings;
        this.clients = new KafkaClients(settings.kafka());
    }

    /** Starts the app and returns at once. */
    public static RunningApp start(StreamsApp app, StreamsSettings settings) {
        RunningApp running = new RunningApp(app, settings);
        running.begin();
        return running;
    }

    /** Completes when the app has its partitions for the first time; fails if it ends before. */
    public CompletableFuture<Void> running() {
        return running.copy();
    }

    @Override
    protected ExitCode run(CountDownLatch stop) throws InterruptedException {
        try (Ops ops = new Ops(app.name(), settings.ops());
                SchemaRegistry registry =
                        SchemaRegistry.connect(settings.schemaRegistry().reveal());
                Admin admin = clients.admin(PATIENCE)) {
            TopicCreation topics = new TopicCreation(admin);
            int partitions = awaitInputs(topics, stop);
            if (partitions == 0) {
                return ExitCode.OK;
            }
            topics.ensure(app.outputs(), partitions, settings.replicationFactor());
            Map<String, Schema> subjects = new HashMap<>();
            app.outputs().forEach(output -> subjects.putAll(output.subjects()));
            new SchemaRegistrar(registry).register(subjects, CompatibilityLevel.BACKWARD_TRANSITIVE);
            StateFolder.prepare(settings);
            Properties properties = StreamsProperties.of(settings);
            app.endpoint()
                    .ifPresent(endpoint -> properties.put(StreamsConfig.APPLICATION_SERVER_CONFIG, endpoint.address()));
            KafkaStreams streams = new KafkaStreams(app.topology().make(registry, ops.meters()), properties);
            return run(streams, ops, stop);
        }
    }

    @Override
    protected void failPending(IllegalStateException why) {
        running.completeExceptionally(why);
    }

    /** The partitions of the inputs once all of them exist; 0 if the app was stopped before. */
    private int awaitInputs(TopicCreation topics, CountDownLatch stop) throws InterruptedException {
        List<String> wanted = app.inputs().stream().map(Topic::name).toList();
        for (int look = 0; stop.getCount() > 0; look++) {
            Map<String, Integer> found = topics.findPartitions(app.inputs());
            Set<Integer> partitions = new HashSet<>(found.values());
            if (partitions.size() > 1) {
                throw new IllegalStateException(
                        "The topics it reads must have the same number of partitions: " + found);
            }
            if (found.size() == wanted.size()) {
                return partitions.iterator().next();
            }
            if (look % LOOKS_PER_MESSAGE == 0) {
                List<String> missing = wanted.stream()
                        .filter(topic -> !found.containsKey(topic))
                        .toList();
                LOG.warn(
                        "{} waits: there are no topics {} yet, which a collector creates, or no broker at {}",
                        app.name(),
                        missing,
                        clients.brokers());
            }
            if (stop.await(LOOKING.toMillis(), TimeUnit.MILLISECONDS)) {
                break;
            }
        }
        return 0;
    }

    private ExitCode run(KafkaStreams streams, Ops ops, CountDownLatch stop) throws InterruptedException {
        StreamThreadFailureHandler failed = new StreamThreadFailureHandler(stop::countDown, InstantSource.system());
        streams.setUncaughtExceptionHandler(failed);
        streams.setStateListener((now, before) -> {
            ops.enter(phase(now));
            if (now == KafkaStreams.State.RUNNING && running.complete(null)) {
                LOG.info("{} runs as {}", app.name(), settings.applicationId());
            }
        });
        Runnable closeEndpoint = () -> {};
        boolean closed;
        try {
            ops.measure(meters -> new StreamsMetrics(streams, meters));
            closeEndpoint =
                    app.endpoint().map(endpoint -> endpoint.open(streams)).orElse(closeEndpoint);
            streams.start();
            stop.await();
        } finally {
            ops.enter(HealthPhase.STOPPING);
            closeEndpoint.run();
            closed = streams.close(CLOSE);
        }
        return failed.failure().map(this::logged).orElse(closed ? ExitCode.OK : ExitCode.LATE);
    }

    /** How far an app is whose streams are in a state. */
    static HealthPhase phase(KafkaStreams.State state) {
        return switch (state) {
            case CREATED -> HealthPhase.STARTING;
            case REBALANCING -> HealthPhase.RESTORING;
            case RUNNING -> HealthPhase.READY;
            case PENDING_SHUTDOWN, NOT_RUNNING, PENDING_ERROR, ERROR -> HealthPhase.STOPPING;
        };
    }

    private ExitCode logged(Throwable failure) {
        LOG.error("{} stopped because of a failure", app.name(), failure);
        return ExitCode.FAILED;
    }
}
