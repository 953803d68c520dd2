package io.switchboard.collector;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.switchboard.collector.assign.AssignedWork;
import io.switchboard.collector.assign.GroupMember;
import io.switchboard.collector.assign.Restorer;
import io.switchboard.collector.ops.AssignmentMetrics;
import io.switchboard.collector.ops.ClientMetrics;
import io.switchboard.collector.ops.CollectorHealth;
import io.switchboard.collector.ops.Meters;
import io.switchboard.collector.ops.Metrics;
import io.switchboard.collector.publish.Publisher;
import io.switchboard.collector.target.Configuration;
import io.switchboard.platform.http.HttpServer;
import io.switchboard.platform.ops.HealthPhase;
import io.switchboard.platform.ops.OpsServer;
import io.switchboard.platform.ops.ProcessMetrics;
import io.switchboard.serde.Registry;
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

    private final Configuration configuration;
    private final Scheduler time;
    private final RandomGenerator random;
    private final Topics topics;
    private final CollectorClients kafka;
    private final PrometheusMeterRegistry meters = Meters.registry();
    private final Metrics metrics = new Metrics(meters);
    private final AssignmentMetrics assignment = new AssignmentMetrics(meters);
    private final ClientMetrics clients = new ClientMetrics(meters);
    private final CollectorHealth health;
    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private CompletableFuture<Void> end = new CompletableFuture<>();
    private InetSocketAddress opsAddress = new InetSocketAddress(0);

    private Collector(Configuration configuration, Scheduler time, RandomGenerator random) {
        this.configuration = configuration;
        this.time = time;
        this.random = random;
        this.topics = configuration.topics().topics();
        this.kafka = CollectorClients.of(configuration);
        this.health = new CollectorHealth(configuration.redactor(), Clock.systemUTC());
    }

    /** Starts a collector; what cannot start is closed again, and the error says why. */
    public static Collector start(Configuration configuration) throws Exception {
        return start(configuration, Schedulers.parallel(), RandomGenerator.getDefault());
    }

    /**
     * Starts a collector in another time.
     *
     * @param time tells the time and waits between polls
     * @param random by how much each target's first poll is late
     */
    public static Collector start(Configuration configuration, Scheduler time, RandomGenerator random)
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
        Registry registry = Registry.connect(configuration.schemaRegistry().reveal());
        open.push(registry);
        Preparation.prepare(configuration, registry);
        Publisher publisher = new Publisher(
                topics,
                registry,
                () -> clients.ofProducer(kafka.producer()),
                configuration.redactor(),
                Clock.systemUTC(),
                Version.number());
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

    private void join(Registry registry, Publisher publisher) {
        ConnectionProvider connections = ConnectionProvider.create("vendors", MOST_CONNECTIONS);
        open.push(connections::dispose);
        Targets targets = new Targets(configuration, HttpClient.create(connections), time, metrics::rateLimitWait);
        assignment.configured(targets.all().size());
        TargetPolling polling = new TargetPolling(
                targets,
                publisher,
                new PollReport(metrics, assignment, health),
                metrics,
                new TargetPolling.Clocks(time, random));
        Assignment ours = new Assignment(publisher, metrics, assignment, health, clock());
        String polls = topics.polls().name();
        AssignedWork work = new AssignedWork(
                topics,
                targets.byPartition(configuration.topics().partitions()),
                new Restorer(topics, registry, kafka::reader, clock(), ours),
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
