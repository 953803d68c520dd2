package io.switchboard.topic;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaFormatter;
import org.apache.avro.SchemaValidationException;
import org.apache.avro.SchemaValidator;
import org.apache.avro.SchemaValidatorBuilder;

/**
 * The versions of the schemas that have been published, one folder per subject.
 *
 * @param folder with folders named as the subjects without the topics' prefix, and in them 1.avsc, 2.avsc, …
 */
record PublishedSchemas(Path folder) {
    private static final SchemaValidator BACKWARD_TRANSITIVE =
            new SchemaValidatorBuilder().canReadStrategy().validateAll();

    /** All versions of a subject, the latest first. */
    List<Schema> versions(String subject) {
        List<Schema> versions = new ArrayList<>();
        for (Path file = file(subject, 1); Files.exists(file); file = file(subject, versions.size() + 1)) {
            versions.add(0, parse(file));
        }
        return versions;
    }

    /** Writes the next version of a subject and says where. */
    Path publish(String subject, Schema schema) throws IOException {
        Path file = file(subject, versions(subject).size() + 1);
        Files.createDirectories(folder.resolve(subject));
        return Files.writeString(file, SchemaFormatter.format("json/pretty", PortableSchema.of(schema)) + "\n");
    }

    /**
     * Refuses a schema that cannot read what any version wrote: BACKWARD_TRANSITIVE, as the registry checks it.
     *
     * @throws SchemaValidationException if it cannot
     */
    void requireReadable(String subject, Schema schema) throws SchemaValidationException {
        BACKWARD_TRANSITIVE.validate(schema, versions(subject));
    }

    private Path file(String subject, int version) {
        return folder.resolve(subject).resolve(version + ".avsc");
    }

    private static Schema parse(Path file) {
        try {
            return new Schema.Parser().parse(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
