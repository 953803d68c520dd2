package io.switchboard.local;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** {@link LocalStackMain} in a process of its own, as a user runs it. */
record StackProcess(Process process, BufferedReader output) implements AutoCloseable {

    static StackProcess start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-classpath",
                System.getProperty("java.class.path"),
                "-D" + RegistryHome.PROPERTY + "=" + RegistryHome.fromSystemProperty(),
                LocalStackMain.class.getName()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        return new StackProcess(process, process.inputReader());
    }

    /** Everything printed until both addresses are, or until the end of the process. */
    List<String> awaitReady() {
        List<String> lines = new ArrayList<>();
        Stream<String> rest = output.lines().takeWhile(line -> !line.startsWith("Schema registry"));
        rest.forEach(lines::add);
        return lines;
    }

    ProcessHandle registry() {
        return process.children().findFirst().orElseThrow();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
