package io.switchboard.endtoend.process;

import java.util.List;
import java.util.Optional;

/** Finds a Python for the subscriber. */
public final class Pythons {
    private Pythons() {}

    /** A {@code python3} that has the subscriber's packages; empty if there is none. */
    public static Optional<String> find() throws InterruptedException {
        for (String python : List.of("python3", "/usr/bin/python3")) {
            if (ChildProgram.isThere(python, "-c", "import confluent_kafka, avro.io")) {
                return Optional.of(python);
            }
        }
        return Optional.empty();
    }
}
