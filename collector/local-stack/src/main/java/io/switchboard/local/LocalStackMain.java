package io.switchboard.local;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the stack until the process is asked to end. */
@Command(
        name = "local-stack",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        description = "A Kafka broker and a schema registry on 127.0.0.1, until Ctrl-C.")
public final class LocalStackMain implements Callable<Integer> {
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(30);

    @Option(
            names = KafkaBroker.PORT_SETTING,
            defaultValue = "9092",
            description = "Port of the broker, 0 for any free one.")
    private int kafkaPort;

    @Option(
            names = RegistryServer.PORT_SETTING,
            defaultValue = "8081",
            description = "Port of the registry, 0 for any free one.")
    private int registryPort;

    @Option(names = "--data-dir", description = "Folder that keeps the data; without it, data lasts until the end.")
    private @Nullable Path dataDirectory;

    @Option(names = "--registry-home", description = "Folder the registry was unpacked into.")
    private Path registryHome = RegistryHome.fromSystemProperty();

    private LocalStackMain() {}

    public static void main(String[] args) {
        if (System.getProperty("logback.configurationFile") == null) {
            System.setProperty("logback.configurationFile", "local-stack-logback.xml");
        }
        // Settled before broker and registry start side by side: SLF4J complains of two threads that log first.
        LoggerFactory.getILoggerFactory();
        System.exit(new CommandLine(new LocalStackMain())
                .setExecutionExceptionHandler((failed, command, parsed) -> {
                    command.getErr().println(failed.getMessage());
                    return CommandLine.ExitCode.SOFTWARE;
                })
                .execute(args));
    }

    @Override
    public Integer call() throws InterruptedException {
        LocalStack stack = LocalStack.start(
                new LocalStackOptions(kafkaPort, registryPort, Optional.ofNullable(dataDirectory), registryHome));
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> closeInTime(stack)));
        System.out.println("Kafka           " + stack.bootstrapServers());
        System.out.println("Schema registry " + stack.registryUrl());
        // The shutdown hook is the only way out.
        new CountDownLatch(1).await();
        return CommandLine.ExitCode.OK;
    }

    /** A broker that cannot stop must not keep Ctrl-C from working: what was acknowledged is on disk anyway. */
    private static void closeInTime(LocalStack stack) {
        Thread closing = Thread.ofPlatform().daemon().start(stack::close);
        try {
            if (!closing.join(STOP_TIMEOUT)) {
                System.err.println("The stack did not stop within " + STOP_TIMEOUT.toSeconds() + " s, giving up");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
