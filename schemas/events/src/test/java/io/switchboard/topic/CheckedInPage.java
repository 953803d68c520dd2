package io.switchboard.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file of this module that is made from the schemas and checked in.
 *
 * @param file the file, in the module's folder
 */
record CheckedInPage(Path file) {

    /** Writes what the file should be under target, and fails unless it is that. */
    void requireSame(String wanted) throws IOException {
        Path made = Files.writeString(Path.of("target").resolve(file), wanted);
        boolean same = Files.exists(file) && Files.readString(file).equals(wanted);
        assertThat(same)
                .as(
                        "%2$s is what the schemas say; if not, take the new one over: cp schemas/events/%1$s schemas/events/%2$s",
                        made, file)
                .isTrue();
    }
}
