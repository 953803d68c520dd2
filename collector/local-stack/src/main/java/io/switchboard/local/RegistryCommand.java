package io.switchboard.local;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The command line of the registry's process. */
record RegistryCommand(int port, int managementPort, Path dataDirectory, RegistryHome home) {

    ClassDataArchive archive() {
        return ClassDataArchive.of(home, port);
    }

    List<String> toArguments() {
        return Stream.of(
                        List.of(java()),
                        quickStart(),
                        addresses(),
                        storage(),
                        List.of("-jar", home.launcher().toString()))
                .flatMap(List::stream)
                .toList();
    }

    /** The Java that runs this process: the one of the PATH may be too old for the registry. */
    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private List<String> quickStart() {
        return List.of(
                "-Xmx256m",
                "-XX:+UseSerialGC",
                // It runs for minutes, so it never earns back what the optimising compiler costs: 7 s to start become
                // 2.6 s.
                "-XX:TieredStopAtLevel=1",
                archive().option(),
                // Warnings about the classes that an archive cannot hold.
                "-Xlog:cds*=off");
    }

    private List<String> addresses() {
        return List.of(
                "-Dquarkus.http.host=" + LoopbackPorts.HOST,
                "-Dquarkus.http.port=" + port,
                "-Dquarkus.management.host=" + LoopbackPorts.HOST,
                "-Dquarkus.management.port=" + managementPort);
    }

    private List<String> storage() {
        return List.of(
                "-Dapicurio.storage.kind=sql",
                "-Dapicurio.storage.sql.kind=h2",
                // Without the delay of up to 500 ms a commit is on disk when it is answered, so a kill loses nothing.
                "-Dapicurio.datasource.url=jdbc:h2:file:" + dataDirectory.resolve("storage") + ";WRITE_DELAY=0");
    }
}
