package io.switchboard.collector;

import io.switchboard.collector.decode.Answer;
import io.switchboard.collector.http.Failure;
import io.switchboard.collector.http.Reply;
import io.switchboard.collector.poll.Target;
import io.switchboard.collector.target.Configuration;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.netty.http.client.HttpClient;

/** What the commands do. */
final class Commands implements CollectorMain.Work {
    private static final Logger LOG = LoggerFactory.getLogger(Commands.class);
    private static final String ROW = "%-40s %-10s %-11s %6s %8s  %s%n";

    @Override
    public int run(Configuration configuration) throws Exception {
        Collector collector = Collector.start(configuration);
        Thread stop = Thread.ofPlatform().name("stop").unstarted(collector::close);
        Runtime.getRuntime().addShutdownHook(stop);
        try {
            collector.end().get();
            return ExitCode.OK.code();
        } catch (ExecutionException e) {
            LOG.error("The collector cannot go on", e.getCause());
            return ExitCode.FAILED.code();
        }
    }

    @Override
    public int check(Configuration configuration, PrintWriter out) {
        Targets targets = new Targets(configuration.accounts(), HttpClient.create());
        out.printf(ROW, "TARGET", "REACHABLE", "AUTHORISED", "ROWS", "UNKNOWN", "NOTE");
        boolean good = true;
        for (Target target : targets.all()) {
            Reply reply = targets.api(target).fetch().block(target.timeout());
            good &= reply != null && print(configuration, out, target, reply);
        }
        return (good ? ExitCode.OK : ExitCode.FAILED).code();
    }

    private static boolean print(Configuration configuration, PrintWriter out, Target target, Reply reply) {
        return switch (reply) {
            case Reply.Answered(Answer.Decoded answer, var exchange) -> {
                int rows = answer.rows().stream().mapToInt(List::size).sum();
                int bad = answer.badRows().size();
                String note = bad == 0 ? "" : bad + " rows cannot be read";
                out.printf(
                        ROW,
                        target.name(),
                        "yes",
                        "yes",
                        rows,
                        answer.unknownFields().size(),
                        note);
                yield bad == 0;
            }
            case Reply.Answered(Answer.Undecodable(String reason, var verdict), var exchange) -> {
                out.printf(
                        ROW,
                        target.name(),
                        "yes",
                        "?",
                        "-",
                        "-",
                        configuration.redactor().redact(reason));
                yield false;
            }
            case Reply.Failed(Failure failure, var exchange) -> {
                String reached = exchange.status().isPresent() ? "yes" : "no";
                String authorised = failure instanceof Failure.Refused ? "no" : "?";
                String note = configuration.redactor().redact(failure.reason());
                out.printf(ROW, target.name(), reached, authorised, "-", "-", note);
                yield false;
            }
        };
    }
}
