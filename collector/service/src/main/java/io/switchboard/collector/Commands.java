package io.switchboard.collector;

import io.switchboard.collector.config.CollectorConfig;
import io.switchboard.collector.fetch.FetchResult;
import io.switchboard.collector.poll.PollTarget;
import io.switchboard.collector.poll.TargetState;
import io.switchboard.platform.cli.ExitCode;
import io.switchboard.platform.cli.Shutdown;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.scheduler.Scheduler;
import reactor.netty.http.client.HttpClient;

/** What the commands do. */
final class Commands implements CollectorCommand.CommandWork {
    private static final Logger LOG = LoggerFactory.getLogger(Commands.class);

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Scheduler time;

    Commands(Scheduler time) {
        this.time = time;
    }

    @Override
    public int collect(CollectorConfig configuration) throws Exception {
        Collector collector = Collector.start(configuration, time, RandomGenerator.getDefault());
        try (Shutdown shutdown = Shutdown.onSignal(PATIENCE, "What was not committed is polled again.")) {
            try (collector) {
                CompletableFuture.anyOf(collector.end(), shutdown.requested()).get();
            }
            shutdown.finish(ExitCode.OK);
            return ExitCode.OK.code();
        } catch (ExecutionException e) {
            LOG.error("The collector cannot go on", e.getCause());
            return ExitCode.FAILED.code();
        }
    }

    @Override
    public int check(CollectorConfig configuration, PrintWriter out) {
        TargetRegistry targets = new TargetRegistry(configuration, HttpClient.create(), time);
        CheckTable table = new CheckTable(out, configuration.redactor());
        for (PollTarget target : targets.all()) {
            FetchResult reading = targets.asking(target)
                    .ask(TargetState.NEW.moment(Instant.now()), target.timeout())
                    .blockOptional()
                    .orElseThrow();
            table.add(target, reading);
        }
        return (table.isGood() ? ExitCode.OK : ExitCode.FAILED).code();
    }

    @Override
    public int backfill(CollectorConfig configuration, BackfillRequest order, PrintWriter out) {
        return new BackfillCommand(configuration, order, out, time).run().code();
    }

    @Override
    public int retire(CollectorConfig configuration, RetireRequest order, PrintWriter out) {
        return new RetireCommand(configuration, order, out, time).run().code();
    }
}
