package io.switchboard.quickstart;

import io.switchboard.buckets.aggregate.BucketRules;
import io.switchboard.buckets.aggregate.FiveMinuteBucketsApp;
import io.switchboard.buckets.aggregate.FiveMinuteBucketsConfig;
import io.switchboard.collector.Collector;
import io.switchboard.collector.config.CollectorConfig;
import io.switchboard.local.LocalStack;
import io.switchboard.local.LocalStackOptions;
import io.switchboard.platform.config.ClientProperties;
import io.switchboard.platform.secret.RedactingLayout;
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
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;

/** Starts everything, each part when what it needs is there. */
record ServiceStartup(QuickStartOptions options, PortPlan ports, RunFolder workspace, StartupProgress progress) {
    private static final Topics TOPICS = new Topics(Topics.DEFAULT_PREFIX);
    private static final String CENTRE = "acme";
    private static final String TOKEN = "demo";
    private static final Duration BUCKET = Duration.ofMinutes(5);

    /** Starts all or nothing. */
    RunningServices start() throws Exception {
        ShutdownSequence closing = new ShutdownSequence();
        try {
            return start(closing);
        } catch (Throwable failed) {
            closing.close();
            throw failed;
        }
    }

    private RunningServices start(ShutdownSequence closing) throws Exception {
        LocalStack stack = progress.step("broker and schema registry", this::startStack);
        closing.then(stack);
        closing.first(stack.registry());
        SimulatedTime time = SimulatedTime.startingAt(begin(Instant.now()), options.speed());
        Simulator simulator = progress.step("simulated vendor", () -> startSimulator(time));
        closing.then(simulator);
        Collector collector = progress.step("collector", () -> startCollector(stack, simulator));
        closing.first(collector);
        List<RunningApp> apps =
                progress.step("status-changes and five-minute-buckets", () -> startApps(stack, closing));
        Wallboard wallboard = progress.step("wallboard", () -> startWallboard(stack, closing));
        StatusChangeFeed feed = progress.step(
                "subscriber", () -> StatusChangeFeed.open(kafka(stack), schemaRegistry(stack), TOPICS.statusChanges()));
        return new RunningServices(
                addresses(stack, simulator, pages(collector, wallboard)),
                feed,
                watches(stack, collector, apps, wallboard),
                closing);
    }

    /** Real time is the real one; faster time begins with a bucket, so that the first one to close is nearly whole. */
    private Instant begin(Instant now) {
        long past = Math.floorMod(now.getEpochSecond(), BUCKET.toSeconds());
        return options.speed() == 1 ? now : now.minusSeconds(past).truncatedTo(ChronoUnit.SECONDS);
    }

    private LocalStack startStack() {
        return LocalStack.start(LocalStackOptions.temporary()
                .withPorts(ports.port(PortOwner.KAFKA), ports.port(PortOwner.REGISTRY))
                .withDataDirectory(workspace.folder()));
    }

    private Simulator startSimulator(SimulatedTime time) {
        return Simulator.start(SimulatorOptions.of(time, centre()).withPort(ports.port(PortOwner.SIMULATOR)));
    }

    /** The one that has an account at each vendor. */
    private AccountOptions centre() {
        return AccountOptions.of(CENTRE, TOKEN).withAgents(options.agents());
    }

    private Collector startCollector(LocalStack stack, Simulator simulator) throws Exception {
        CollectorConfig configuration =
                new CollectorFile(stack, simulator.baseUri(), centre(), ports.port(PortOwner.METRICS)).load(workspace);
        RedactingLayout.install(configuration.redactor());
        return Collector.start(configuration, simulator.time().scheduler(), RandomGenerator.getDefault());
    }

    private List<RunningApp> startApps(LocalStack stack, ShutdownSequence closing) {
        List<RunningApp> apps = List.of(
                StatusChangesApp.start(
                        new StatusChangesConfig(settings(stack, StatusChangesApp.NAME), StatusMappings.DEFAULT)),
                FiveMinuteBucketsApp.start(new FiveMinuteBucketsConfig(
                        settings(stack, FiveMinuteBucketsApp.NAME), StatusMappings.DEFAULT, BucketRules.DEFAULT)));
        apps.forEach(closing::first);
        CompletableFuture.anyOf(allRunning(apps), progress.shutdown().requested())
                .join();
        return apps;
    }

    /** Returns when the page is served. */
    private Wallboard startWallboard(LocalStack stack, ShutdownSequence closing) {
        Wallboard wallboard = Wallboard.start(new WallboardConfig(
                new WallboardSettings(WallboardSettings.LOOPBACK, ports.port(PortOwner.WALLBOARD)),
                kafka(stack),
                schemaRegistry(stack),
                TOPICS,
                Optional.empty()));
        closing.first(wallboard);
        wallboard.listening().join();
        return wallboard;
    }

    /** Fails as soon as one of them does. */
    private static CompletableFuture<Void> allRunning(List<RunningApp> apps) {
        List<CompletableFuture<Void>> each =
                apps.stream().map(RunningApp::running).toList();
        CompletableFuture<Void> all = CompletableFuture.allOf(each.toArray(CompletableFuture<?>[]::new));
        each.forEach(one -> one.exceptionally(failed -> {
            all.completeExceptionally(failed);
            return null;
        }));
        return all;
    }

    private StreamsSettings settings(LocalStack stack, String app) {
        return new StreamsSettings(
                "switchboard-" + app, workspace.streams(), kafka(stack), schemaRegistry(stack), TOPICS, (short) 1);
    }

    private static ClientProperties kafka(LocalStack stack) {
        return new ClientProperties(Map.of("bootstrap.servers", stack.bootstrapServers()));
    }

    private static ClientProperties schemaRegistry(LocalStack stack) {
        return new ClientProperties(
                Map.of("schema.registry.url", stack.registryUrl().toString()));
    }

    private static QuickStartAddresses.PageAddresses pages(Collector collector, Wallboard wallboard) {
        return new QuickStartAddresses.PageAddresses(
                URI.create("http://127.0.0.1:%d/metrics"
                        .formatted(collector.opsAddress().getPort())),
                URI.create("http://%s:%d"
                        .formatted(
                                WallboardSettings.LOOPBACK,
                                wallboard.listening().join())));
    }

    private QuickStartAddresses addresses(
            LocalStack stack, Simulator simulator, QuickStartAddresses.PageAddresses pages) {
        URI base = simulator.baseUri();
        return new QuickStartAddresses(
                stack.bootstrapServers(),
                stack.registryUrl(),
                TOPICS.prefix() + ".*",
                pages,
                new CurlExamples(base, centre(), workspace).all(simulator.time().now()),
                base.resolve("/truth/" + CENTRE + "/agents"),
                workspace.log());
    }

    private static List<RunningServices.WatchedService> watches(
            LocalStack stack, Collector collector, List<RunningApp> apps, Wallboard wallboard) {
        long registry = stack.registry().pid().orElseThrow();
        return List.of(
                new RunningServices.WatchedService("the schema registry", () -> !isAlive(registry)),
                new RunningServices.WatchedService("the collector", collector.end()::isDone),
                new RunningServices.WatchedService(
                        "a consumer",
                        () -> apps.stream().anyMatch(app -> app.ended().isDone())),
                new RunningServices.WatchedService(
                        "the wallboard", () -> wallboard.ended().isDone()));
    }

    private static boolean isAlive(long pid) {
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }
}
