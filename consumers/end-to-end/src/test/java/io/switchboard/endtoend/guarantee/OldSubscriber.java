package io.switchboard.endtoend.guarantee;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.endtoend.docs.Readme;
import io.switchboard.endtoend.process.Java17;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.apache.avro.Schema;
import org.apache.avro.compiler.specific.SpecificCompiler;
import org.apache.avro.generic.GenericData;

/**
 * A subscriber built long ago: with classes of schemas as they were published then, and without the jar of today's.
 *
 * @param classes what was compiled
 */
record OldSubscriber(Path classes) {
    private static final Path SOURCE = Path.of("src", "test", "subscriber", "PollSubscriber.java");
    private static final Path PUBLISHED = Readme.ROOT.resolve("schemas/events/src/test/resources/published");

    /** A version of a subject's schema. */
    static Schema published(String subject, int version) throws IOException {
        return new Schema.Parser()
                .parse(PUBLISHED.resolve(subject).resolve(version + ".avsc").toFile());
    }

    /** Generates and compiles, as a build of that time would. */
    static OldSubscriber build(Path folder, List<Schema> schemas) throws IOException {
        Path sources = folder.resolve("sources");
        for (Schema schema : schemas) {
            SpecificCompiler generator = new SpecificCompiler(schema);
            generator.setStringType(GenericData.StringType.String);
            generator.compileToDestination(null, sources.toFile());
        }
        Path classes = Files.createDirectories(folder.resolve("classes"));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<String> options =
                List.of("--release", "17", "-proc:none", "-nowarn", "-cp", libraries(), "-d", classes.toString());
        try (Stream<Path> generated = Files.walk(sources);
                var files = compiler.getStandardFileManager(null, null, null)) {
            List<Path> all = Stream.concat(Stream.of(SOURCE), generated.filter(Files::isRegularFile))
                    .toList();
            boolean compiled = compiler.getTask(
                            null, files, null, options, null, files.getJavaFileObjectsFromPaths(all))
                    .call();
            assertThat(compiled).as("the old subscriber compiles").isTrue();
        }
        return new OldSubscriber(classes);
    }

    String classPath() throws IOException {
        return classes + File.pathSeparator + libraries();
    }

    private static String libraries() throws IOException {
        return Stream.of(Java17.libraries().split(File.pathSeparator))
                .filter(jar -> !jar.contains("switchboard-events") && !jar.contains("schemas/events"))
                .collect(joining(File.pathSeparator));
    }
}
