package io.switchboard.wallboard;

import io.micrometer.core.instrument.Gauge;
import io.switchboard.platform.cli.ExitCode;
import io.switchboard.platform.ops.HealthPhase;
import io.switchboard.platform.ops.Ops;
import io.switchboard.streams.app.RunCommand;
import io.switchboard.streams.app.RunningProgram;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;

/** The wallboard that runs: it serves the page, and reads the topics as any subscriber may. */
public final class Wallboard extends RunningProgram {
    /** The program's name: of its command and its section in the configuration. */
    public static final String NAME = "wallboard";

    private static final Logger LOG = LoggerFactory.getLogger(Wallboard.class);

    private final WallboardConfig config;
    private final CompletableFuture<Integer> listening = new CompletableFuture<>();

    private Wallboard(WallboardConfig config) {
        super(NAME);
        this.config = config;
    }

    /** The command that runs the program. */
    public static CommandLine command() {
        return RunCommand.of(
                NAME, "Serves a live page of the last hour until stopped.", WallboardConfig::read, Wallboard::start);
    }

    /** Starts the program in this process and returns at once. */
    public static Wallboard start(WallboardConfig config) {
        Wallboard wallboard = new Wallboard(config);
        wallboard.begin();
        return wallboard;
    }

    /** Completes with the port of the page when it is served; fails if the program ends before. */
    public CompletableFuture<Integer> listening() {
        return listening.copy();
    }

    @Override
    protected ExitCode run(CountDownLatch stop) throws InterruptedException {
        ViewerBroadcast broadcast = new ViewerBroadcast();
        try (Ops ops = new Ops(NAME, config.ops());
                WallboardServer server = new WallboardServer(config.page(), broadcast)) {
            Gauge.builder("switchboard.wallboard.viewers", server, WallboardServer::viewers)
                    .description("Viewers who are sent what changes")
                    .register(ops.meters());
            LOG.info("The wallboard is at http://{}:{}", config.page().host(), server.port());
            listening.complete(server.port());
            new BoardFeed(config, broadcast, ops::enter).run(stop);
            ops.enter(HealthPhase.STOPPING);
        }
        return ExitCode.OK;
    }

    @Override
    protected void failPending(IllegalStateException why) {
        listening.completeExceptionally(why);
    }
}
