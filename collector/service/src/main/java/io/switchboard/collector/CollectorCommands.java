package io.switchboard.collector;

import io.switchboard.collector.CollectorCommand.CommandWork;
import io.switchboard.collector.config.CollectorConfig;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The commands with their options, each of them a part of the work. */
final class CollectorCommands {
    private CollectorCommands() {}

    @Command(
            mixinStandardHelpOptions = true,
            footerHeading = "%nExample:%n",
            exitCodeListHeading = "%nExit codes:%n",
            exitCodeList = {"0:done", "1:failed", "2:the command line or the configuration cannot work"})
    abstract static class ConfiguredCommand implements Callable<Integer> {
        private final CollectorCommand main;

        @Option(names = "--config", required = true, paramLabel = "FILE", description = "the configuration, YAML")
        private Path config = Path.of("");

        ConfiguredCommand(CollectorCommand main) {
            this.main = main;
        }

        @Override
        public final Integer call() {
            return main.with(config, this::perform);
        }

        abstract int perform(CommandWork work, CollectorConfig configuration, PrintWriter out) throws Exception;
    }

    @Command(
            name = "collect",
            description = "Polls every account of the configuration until stopped.",
            footer = "  CONVOSO_AUTH_TOKEN=... ${COMMAND-FULL-NAME} --config switchboard.yaml")
    static final class CollectCommand extends ConfiguredCommand {
        CollectCommand(CollectorCommand main) {
            super(main);
        }

        @Override
        int perform(CommandWork work, CollectorConfig configuration, PrintWriter out) throws Exception {
            return work.collect(configuration);
        }
    }

    @Command(
            name = "check",
            description = "Validates the configuration and makes one test call per target; writes nothing to Kafka.",
            footer = "  CONVOSO_AUTH_TOKEN=... ${COMMAND-FULL-NAME} --config switchboard.yaml")
    static final class CheckCommand extends ConfiguredCommand {
        CheckCommand(CollectorCommand main) {
            super(main);
        }

        @Override
        int perform(CommandWork work, CollectorConfig configuration, PrintWriter out) throws Exception {
            return work.check(configuration, out);
        }
    }

    @Command(
            name = "backfill",
            description = "Reads a part of the past of one target again and writes what is not on Kafka yet; run again,"
                    + " it goes on where it stopped.",
            footer = {
                "  ${COMMAND-FULL-NAME} --config switchboard.yaml --account acme-sales \\",
                "    --dataset agent-performance --from 2026-11-01 --to 2026-11-15"
            })
    static final class BackfillSubcommand extends ConfiguredCommand {
        @Mixin
        private BackfillRequest order = new BackfillRequest();

        BackfillSubcommand(CollectorCommand main) {
            super(main);
        }

        @Override
        int perform(CommandWork work, CollectorConfig configuration, PrintWriter out) throws Exception {
            return work.backfill(configuration, order, out);
        }
    }

    @Command(
            name = "retire",
            description = "Ends what is on Kafka of an account, or of one of its datasets, that is no longer in the"
                    + " configuration: deletes its rows of now, so that its agents are logged out, and writes a last poll"
                    + " record, so that nobody waits for it. Says what it would write, and writes it with --yes.",
            footer = "  ${COMMAND-FULL-NAME} --config switchboard.yaml --account acme-sales --dataset agent-monitor")
    static final class RetireSubcommand extends ConfiguredCommand {
        @Mixin
        private RetireRequest order = new RetireRequest();

        RetireSubcommand(CollectorCommand main) {
            super(main);
        }

        @Override
        int perform(CommandWork work, CollectorConfig configuration, PrintWriter out) throws Exception {
            return work.retire(configuration, order, out);
        }
    }
}
