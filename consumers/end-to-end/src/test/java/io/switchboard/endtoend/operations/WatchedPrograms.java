package io.switchboard.endtoend.operations;

import io.switchboard.buckets.aggregate.BucketRules;
import io.switchboard.buckets.aggregate.FiveMinuteBucketsApp;
import io.switchboard.buckets.aggregate.FiveMinuteBucketsConfig;
import io.switchboard.collector.Collector;
import io.switchboard.endtoend.stack.SharedStack;
import io.switchboard.endtoend.stack.TestConfiguration;
import io.switchboard.endtoend.stack.ThreeVendors;
import io.switchboard.local.LoopbackPorts;
import io.switchboard.platform.config.ClientProperties;
import io.switchboard.platform.config.OpsAddress;
import io.switchboard.simulator.Simulator;
import io.switchboard.simulator.SimulatorOptions;
import io.switchboard.simulator.account.AccountOptions;
import io.switchboard.simulator.time.SimulatedTime;
import io.switchboard.statuschanges.StatusChangesApp;
import io.switchboard.statuschanges.StatusChangesConfig;
import io.switchboard.streams.app.RunningApp;
import io.switchboard.streams.config.StreamsSettings;
import io.switchboard.streams.status.StatusMappings;
import io.switchboard.topic.Topics;
import io.switchboard.wallboard.Wallboard;
import io.switchboard.wallboard.WallboardConfig;
import io.switchboard.wallboard.WallboardSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * A collector of three vendors' accounts, both apps and the wallboard, as an operator's tools see them. Time goes fast.
 */
final class WatchedPrograms implements AutoCloseable {
    static final Topics TOPICS = new Topics("watched");
    static final String CENTRE = "centre";

    private static final double SPEED = 30;
    private static final String COLLECTOR = "collector";

    private final Deque<Runnable> open = new ArrayDeque<>();
    private final Map<String, Integer> ports = new LinkedHashMap<>();
    private final HttpClient client = HttpClient.newHttpClient();
    private final Simulator simulator;
    private final Collector collector;

    WatchedPrograms(SharedStack.Stack stack, Path directory) throws Exception {
        open.push(client::close);
        SimulatedTime time = SimulatedTime.startingAt(TestConfiguration.morning(), SPEED);
        AccountOptions centre = AccountOptions.of(CENTRE, TestConfiguration.token(CENTRE));
        simulator = Simulator.start(SimulatorOptions.of(time, centre));
        open.push(simulator::close);
        var configuration = new TestConfiguration(stack, simulator.baseUri(), TOPICS.prefix())
                .loadAccounts(
                        directory,
                        ThreeVendors.of(simulator.baseUri(), centre)
                                .accounts("poll-interval: 30s, poll-timeout: 10m, response-timeout: 5s"));
        collector = Collector.start(configuration, time.scheduler(), RandomGenerator.getDefault());
        open.push(collector::close);
        ports.put(COLLECTOR, collector.opsAddress().getPort());
        StreamsSettings statuses = settings(stack, directory, StatusChangesApp.NAME);
        open.push(StatusChangesApp.start(new StatusChangesConfig(statuses, StatusMappings.DEFAULT))::close);
        StreamsSettings buckets = settings(stack, directory, FiveMinuteBucketsApp.NAME);
        RunningApp app = FiveMinuteBucketsApp.start(
                new FiveMinuteBucketsConfig(buckets, StatusMappings.DEFAULT, BucketRules.DEFAULT));
        open.push(app::close);
        Wallboard wallboard = Wallboard.start(new WallboardConfig(
                new WallboardSettings(WallboardSettings.LOOPBACK, 0),
                buckets.kafka(),
                buckets.schemaRegistry(),
                TOPICS,
                Optional.of(opsOf(Wallboard.NAME))));
        open.push(wallboard::close);
    }

    private StreamsSettings settings(SharedStack.Stack stack, Path directory, String app) {
        return new StreamsSettings(
                TOPICS.prefix() + "-" + app,
                directory.resolve(app),
                new ClientProperties(Map.of("bootstrap.servers", stack.bootstrapServers())),
                new ClientProperties(Map.of("schema.registry.url", stack.registryUrl())),
                TOPICS,
                (short) 1,
                Optional.of(opsOf(app)));
    }

    private OpsAddress opsOf(String program) {
        int port = LoopbackPorts.anyFree();
        ports.put(program, port);
        return new OpsAddress("127.0.0.1", port);
    }

    /** Where each program serves what operators see, by the name that it has for Prometheus. */
    Map<String, Integer> ports() {
        return ports;
    }

    Simulator simulator() {
        return simulator;
    }

    /** What all of them report to Prometheus, together. */
    Exposition all() {
        StringBuilder text = new StringBuilder();
        ports.keySet().forEach(program -> text.append(metrics(program).text()));
        return new Exposition(text.toString());
    }

    /** What the collector reports to Prometheus. */
    Exposition ofCollector() {
        return metrics(COLLECTOR);
    }

    /** What a program reports to Prometheus. */
    Exposition metrics(String program) {
        return new Exposition(get(program, "/metrics").body());
    }

    boolean isReady(String program) {
        return get(program, "/health/ready").statusCode() == 200;
    }

    private HttpResponse<String> get(String program, String path) {
        URI uri = URI.create("http://127.0.0.1:" + ports.get(program) + path);
        try {
            return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        while (!open.isEmpty()) {
            open.pop().run();
        }
    }
}
