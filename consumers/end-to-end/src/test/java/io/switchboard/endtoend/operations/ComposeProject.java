package io.switchboard.endtoend.operations;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.switchboard.endtoend.docs.Readme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * docker-compose.yml under a project name of its own, driven by the commands of its page: the page is for docker
 * compose and docker-compose alike, and Testcontainers knows either one or the other.
 */
final class ComposeProject {
    private static final String ALL = "docker compose --profile demo --profile connect --profile observe ";
    /** Runs docker-compose, if that is what is installed. */
    private static final String EITHER = """
            docker() {
              if [ "$1" = compose ] && ! command docker compose version >/dev/null 2>&1; then
                docker-compose "${@:2}"
              else
                command docker "$@"
              fi
            }
            """;

    private static final String STATE = "{{index .Config.Labels \"com.docker.compose.service\"}} "
            + "{{if .State.Health}}{{.State.Health.Status}}{{else}}{{.State.Status}} {{.State.ExitCode}}{{end}}";
    private static final int PATIENCE_MIN = 10;

    private final Path folder;
    private final Map<String, String> environment;

    /** A project that has nothing yet: with a folder for its output, and what the compose file reads, ports for one. */
    ComposeProject(Path folder, Map<String, String> environment) {
        this.folder = folder;
        this.environment = new HashMap<>(environment);
        this.environment.put(
                "COMPOSE_PROJECT_NAME",
                "switchboard-test-" + ProcessHandle.current().pid());
    }

    /** Runs a command of bash at the root of the checkout; returns what it prints, if it ends well. */
    String run(String command) throws IOException, InterruptedException {
        Path out = Files.createTempFile(folder, "out", ".log");
        int code = start(command, out);
        String said = Files.readString(out, UTF_8);
        if (code != 0) {
            throw new IllegalStateException("%s%nended with %d:%n%s".formatted(command, code, said));
        }
        return said.strip();
    }

    /** Whether a command ends well. */
    boolean succeeds(String command) throws IOException, InterruptedException {
        return start(command, Files.createTempFile(folder, "out", ".log")) == 0;
    }

    private int start(String command, Path out) throws IOException, InterruptedException {
        ProcessBuilder bash = new ProcessBuilder("bash", "-c", EITHER + command)
                .directory(Readme.ROOT.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectErrorStream(true)
                .redirectOutput(out.toFile());
        bash.environment().putAll(environment);
        Process process = bash.start();
        if (!process.waitFor(PATIENCE_MIN, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError("%s did not end within %d min: %s".formatted(command, PATIENCE_MIN, out));
        }
        return process.exitValue();
    }

    /** The services of all profiles. */
    List<String> services() throws IOException, InterruptedException {
        return run(ALL + "config --services").lines().sorted().toList();
    }

    /** Each service that has a container: its health; or, where it has no check, its state and exit code. */
    Map<String, String> states() throws IOException, InterruptedException {
        return inspect(STATE);
    }

    /** Exit code of each container, by name. */
    Map<String, String> exitCodes() throws IOException, InterruptedException {
        return inspect("{{.Name}} {{.State.ExitCode}}");
    }

    private Map<String, String> inspect(String format) throws IOException, InterruptedException {
        return run("docker container ls -aq %s | xargs docker inspect -f '%s'".formatted(ours(), format))
                .lines()
                .map(line -> line.split(" ", 2))
                .collect(Collectors.toMap(line -> line[0], line -> line[1], (_, last) -> last, TreeMap::new));
    }

    /** Containers, volumes and networks of the project. */
    String remains() throws IOException, InterruptedException {
        return run(
                "docker container ls -aq %1$s; docker volume ls -q %1$s; docker network ls -q %1$s".formatted(ours()));
    }

    private String ours() {
        return "--filter label=com.docker.compose.project=" + environment.get("COMPOSE_PROJECT_NAME");
    }

    /** The end of each container's log, but for the requests that the registry answered. */
    String logs() throws IOException, InterruptedException {
        Path out = Files.createTempFile(folder, "logs", ".log");
        start(
                "for container in $(docker container ls -aq " + ours() + "); do "
                        + "docker inspect -f '--- {{.Name}} {{.State.Status}} {{.State.ExitCode}}' $container; "
                        + "docker logs --tail 40 $container 2>&1 | grep -v 'response_code=\"200\"'; done",
                out);
        return Files.readString(out, UTF_8);
    }

    /** Takes all of it away, however far it came. */
    void remove() throws IOException, InterruptedException {
        succeeds(ALL + "down --volumes --timeout 5");
    }
}
