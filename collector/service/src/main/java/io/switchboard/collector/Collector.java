package io.switchboard.collector;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.switchboard.collector.assign.GroupMember;
import io.switchboard.collector.assign.PartitionAssignments;
import io.switchboard.collector.assign.StateRestorer;
import io.switchboard.collector.config.CollectorConfig;
import io.switchboard.collector.ops.AssignmentMetrics;
import io.switchboard.collector.ops.ClientMetrics;
import io.switchboard.collector.ops.CollectorHealth;
import io.switchboard.collector.ops.CollectorMeters;
import io.switchboard.collector.ops.CollectorMetrics;
import io.switchboard.collector.publish.Publisher;
import io.switchboard.platform.http.HttpServer;
import io.switchboard.platform.ops.HealthPhase;
import io.switchboard.platform.ops.OpsServer;
import io.switchboard.platform.ops.ProcessMetrics;
import io.switchboard.serde.SchemaRegistry;
import io.switchboard.topic.Topics;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

/** A running collector: everything wired, in the order in which it starts and, backwards, stops. */
public final class Collector implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Collector.class);

    private static final int MOST_CONNECTIONS = 100;

    private final CollectorConfig configuration;
    private final Scheduler time;
    private final RandomGenerator random;
    private final Topics topics;
    private final CollectorClients kafka;
    private final PrometheusMeterRegistry meters = CollectorMeters.registry();
    private final CollectorMetrics metrics = new CollectorMetrics(meters);
    private final AssignmentMetrics assignment = new AssignmentMetrics(meters);
    private final ClientMetrics clients = new ClientMetrics(meters);
    private final CollectorHealth health;
    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private CompletableFuture<Void> end = new CompletableFuture<>();
    private InetSocketAddress opsAddress = new InetSocketAddress(0);

    private Collector(CollectorConfig configuration, Scheduler time, RandomGenerator random) {
        this.configuration = configuration;
        this.time = time;
        this.random = random;
        this.topics = configuration.topics().topics();
        this.kafka = CollectorClients.of(configuration);
        this.health = new CollectorHealth(configuration.redactor(), Clock.systemUTC());
    }

    /** Starts a collector; what cannot start is closed again, and the error says why. */
    public static Collector start(CollectorConfig configuration) throws Exception {
        return start(configuration, Schedulers.parallel(), RandomGenerator.getDefault());
    }

    /**
     * Starts a collector in another time.
     *
     * @param time gives the time and waits between polls
     * @param random by how much each target's first poll is late
     */
    public static Collector start(CollectorConfig configuration, Scheduler time, RandomGenerator random)
            throws Exception {
        Collector collector = new Collector(configuration, time, random);
        try {
            collector.open();
            return collector;
        } catch (Exception e) {
            collector.close();
            throw e;
        }
    }

    private void open() {
        serveOps();
        SchemaRegistry registry =
                SchemaRegistry.connect(configuration.schemaRegistry().reveal());
        open.push(registry);
        TopicAndSchemaSetup.prepare(configuration, registry);
        Publisher publisher = new Publisher(
                topics,
                registry,
                () -> clients.ofProducer(kafka.producer()),
                configuration.redactor(),
                Clock.systemUTC(),
                ProgramVersion.number());
        open.push(publisher);
        join(registry, publisher);
    }

    private void serveOps() {
        open.push(new ProcessMetrics(meters));
        open.push(clients);
        HttpServer server = OpsServer.start("ops", configuration.ops(), health, meters::scrape);
        opsAddress = new InetSocketAddress(configuration.ops().host(), server.port());
        open.push(server);
        LOG.info("Health and metrics on {}", opsAddress);
    }

    private void join(SchemaRegistry registry, Publisher publisher) {
        ConnectionProvider connections = ConnectionProvider.create("vendors", MOST_CONNECTIONS);
        open.push(connections::dispose);
        TargetRegistry targets =
                new TargetRegistry(configuration, HttpClient.create(connections), time, metrics::rateLimitWait);
        assignment.configured(targets.all().size());
        TargetPollerFactory polling = new TargetPollerFactory(
                targets,
                publisher,
                new PollReporter(metrics, assignment, health),
                metrics,
                new TargetPollerFactory.PollClocks(time, random));
        AssignmentReporter ours = new AssignmentReporter(publisher, metrics, assignment, health, clock());
        String polls = topics.polls().name();
        PartitionAssignments work = new PartitionAssignments(
                topics,
                targets.byPartition(configuration.topics().partitions()),
                new StateRestorer(topics, registry, kafka::reader, clock(), ours),
                polling::poll,
                ours);
        end = work.end();
        GroupMember member = new GroupMember(clients.ofMember(kafka.member()), polls, work);
        open.push(member);
        open.push(publisher::settleNoMore);
        member.start();
    }

    private InstantSource clock() {
        return () -> Instant.ofEpochMilli(time.now(TimeUnit.MILLISECONDS));
    }

    /** Where health and metrics are served. */
    public InetSocketAddress opsAddress() {
        return opsAddress;
    }

    /** Ends, with the error, if the collector cannot go on. */
    public CompletableFuture<Void> end() {
        return end;
    }

    /** Stops: no new poll begins, the commit in flight ends, and the group is left. */
    @Override
    public void close() {
        health.enter(HealthPhase.STOPPING);
        while (!open.isEmpty()) {
            AutoCloseable next = open.pop();
            try {
                next.close();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (Exception e) {
                LOG.warn("Could not close {}", next.getClass().getSimpleName(), e);
            }
        }
    }
}
