package io.switchboard.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(RegistryArchive.class)
class LocalStackIT {
    @Test
    void shouldFindItsDataOnTheSamePortsInANewStack(@TempDir Path data)
            throws IOException, ExecutionException, InterruptedException {
        LocalStackOptions options = LocalStackOptions.temporary().withDataDirectory(data);
        LocalStackOptions again;
        try (LocalStack stack = LocalStack.start(options)) {
            Records records = new Records(stack.bootstrapServers());
            records.createTopic();
            records.commit(System.currentTimeMillis(), "kept");
            new RegistryClient(stack.registryUrl()).register("calls-value");
            again = options.withPorts(stack.broker().port(), stack.registry().port());
        }
        try (LocalStack stack = LocalStack.start(again)) {
            assertThat(new Records(stack.bootstrapServers()).committed(1)).containsExactly("kept");
            assertThat(new RegistryClient(stack.registryUrl())
                            .latest("calls-value")
                            .statusCode())
                    .isEqualTo(200);
        }
    }
}
