package io.switchboard.platform.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class TaskProgressTest {
    @Test
    void shouldPrintItsLastStateWhereThereIsNoTerminal() {
        StringWriter err = new StringWriter();

        try (TaskProgress progress = TaskProgress.show("copy", 4, new PrintWriter(err, true))) {
            assertThat(progress.task()).isEqualTo("copy");
            progress.reached(3, "12 records");
        }

        assertThat(err.toString()).contains("copy", "3/4", "12 records");
    }
}
