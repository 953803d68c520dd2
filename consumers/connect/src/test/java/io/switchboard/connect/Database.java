package io.switchboard.connect;

import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.switchboard.local.LoopbackPorts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * A PostgreSQL of our own, of the programs that Debian's package has: a new cluster in a temporary folder, on a free
 * port of this machine. It refuses to run as root, so root starts it as another user.
 */
final class Database implements AutoCloseable {
    static final String USER = "switchboard";
    static final String PASSWORD = "password-of-the-database";

    private static final Path INSTALLED = Path.of("/usr/lib/postgresql");
    private static final List<String> OTHER_USERS = List.of("postgres", "nobody");

    private final Process process;
    private final Path folder;
    private final int port;

    private Database(Process process, Path folder, int port) {
        this.process = process;
        this.folder = folder;
        this.port = port;
    }

    /** Starts one; where that cannot be had, the test is skipped. */
    static Database start() throws IOException {
        Path programs = findPrograms();
        List<String> as = asOtherThanRoot();
        Path folder = Files.createTempDirectory("switchboard-postgresql");
        Files.writeString(folder.resolve("password"), PASSWORD);
        if (!as.isEmpty()) {
            run(folder, List.of("chown", "-R", as.getLast(), folder.toString()));
        }
        run(folder, command(as, creation(programs)));
        int port = LoopbackPorts.anyFree();
        Process process = spawn(folder, "log", command(as, server(programs, port)));
        Database database = new Database(process, folder, port);
        try {
            Awaitility.await().until(database::answers);
        } catch (Throwable failed) {
            database.close();
            throw failed;
        }
        return database;
    }

    private static List<String> creation(Path programs) {
        return List.of(
                programs.resolve("initdb").toString(),
                "--pgdata=data",
                "--username=" + USER,
                "--pwfile=password",
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--no-sync");
    }

    private static List<String> server(Path programs, int port) {
        return List.of(
                programs.resolve("postgres").toString(),
                "-D",
                "data",
                "--listen_addresses=127.0.0.1",
                "--port=" + port,
                "--unix_socket_directories=",
                "--fsync=off");
    }

    private static Path findPrograms() throws IOException {
        assumeTrue(Files.isDirectory(INSTALLED), "skipped: no PostgreSQL in " + INSTALLED);
        try (Stream<Path> versions = Files.list(INSTALLED)) {
            return versions.map(version -> version.resolve("bin"))
                    .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
                    .max(Comparator.naturalOrder())
                    .orElseGet(() -> abort("skipped: no initdb under " + INSTALLED));
        }
    }

    /** What a command begins with to run as somebody else, whose name comes last; nothing for who is not root. */
    private static List<String> asOtherThanRoot() throws IOException {
        if (!"root".equals(System.getProperty("user.name"))) {
            return List.of();
        }
        for (String user : OTHER_USERS) {
            List<String> as = List.of("setpriv", "--init-groups", "--regid=" + user, "--reuid=" + user, user);
            if (Children.await(new ProcessBuilder(command(as, List.of("true"))).start()) == 0) {
                return as;
            }
        }
        return abort("skipped: PostgreSQL does not run as root, and setpriv gives no other user of " + OTHER_USERS);
    }

    private static List<String> command(List<String> as, List<String> program) {
        List<String> command = new ArrayList<>(as.isEmpty() ? as : as.subList(0, as.size() - 1));
        command.addAll(program);
        return command;
    }

    private static void run(Path folder, List<String> command) throws IOException {
        String log = "preparation.log";
        if (Children.await(spawn(folder, log, command)) != 0) {
            throw new AssertionError(command + ": " + Files.readString(folder.resolve(log)));
        }
    }

    private static Process spawn(Path folder, String log, List<String> command) throws IOException {
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(folder.resolve(log).toFile()))
                .start();
    }

    private boolean answers() throws IOException {
        if (!process.isAlive()) {
            throw new AssertionError("PostgreSQL did not start: " + Files.readString(folder.resolve("log")));
        }
        try (Connection connection = connect()) {
            return connection.isValid(1);
        } catch (SQLException e) {
            return false;
        }
    }

    String url() {
        return "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(port);
    }

    Connection connect() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", USER);
        properties.setProperty("password", PASSWORD);
        return DriverManager.getConnection(url(), properties);
    }

    @Override
    public void close() throws IOException {
        Children.end(process, Duration.ofSeconds(10));
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
