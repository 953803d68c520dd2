package io.switchboard.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The script of the assembled distribution, run in an environment.
 *
 * @param script the script, or a link to it
 * @param folder takes what it prints
 * @param environment variables beside this process's own; blank ones are taken away
 */
record SwitchboardScript(Path script, Path folder, Map<String, String> environment) {
    static final Path DISTRIBUTION = Path.of(System.getProperty("switchboard.distribution"));

    /** How it ended. */
    record ScriptResult(int code, String out, String err) {}

    static SwitchboardScript in(Path folder) {
        return new SwitchboardScript(
                DISTRIBUTION.resolve("bin").resolve("switchboard"), folder, Map.of("SWITCHBOARD_OPTS", ""));
    }

    SwitchboardScript with(String name, String value) {
        Map<String, String> all = new HashMap<>(environment);
        all.put(name, value);
        return new SwitchboardScript(script, folder, all);
    }

    /** Runs it to its end. */
    ScriptResult run(String... args) throws IOException, InterruptedException {
        Path out = Files.createTempFile(folder, "out", ".txt");
        Path err = Files.createTempFile(folder, "err", ".txt");
        Process process = builder(args)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        try {
            int code = process.waitFor();
            return new ScriptResult(code, Files.readString(out), Files.readString(err));
        } finally {
            process.destroyForcibly();
        }
    }

    /** Starts it; what it prints is read from the process. */
    Process start(String... args) throws IOException {
        return builder(args).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    /** The first line that it prints with a text in it. */
    static String lineWith(String text, Process process) {
        BufferedReader out = process.inputReader();
        return out.lines().filter(line -> line.contains(text)).findFirst().orElseThrow();
    }

    /** What would start it. */
    ProcessBuilder builder(String... args) {
        List<String> command =
                Stream.concat(Stream.of(script.toString()), Stream.of(args)).toList();
        ProcessBuilder builder = new ProcessBuilder(command);
        environment.forEach((name, value) -> {
            if (value.isBlank()) {
                builder.environment().remove(name);
            } else {
                builder.environment().put(name, value);
            }
        });
        return builder;
    }
}
