package io.switchboard.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(RegistryArchive.class)
class LocalStackMainIT {
    @Test
    void shouldTakeTheRegistryAlongWhenKilledAndKeepTheDataForTheNext(@TempDir Path data)
            throws IOException, InterruptedException, ExecutionException {
        int kafkaPort = LoopbackPorts.anyFree();
        int registryPort = LoopbackPorts.anyFree();
        String[] arguments = {
            "--kafka-port=" + kafkaPort, "--registry-port=" + registryPort, "--data-dir=" + data,
        };
        Records records = new Records("127.0.0.1:" + kafkaPort);
        try (StackProcess stack = StackProcess.start(arguments)) {
            stack.awaitReady();
            records.createTopic();
            records.commit(System.currentTimeMillis(), "acknowledged");
            RegistryClient client = clientOf(registryPort);
            client.register("calls-value");
            ProcessHandle registry = stack.registry();

            stack.process().destroyForcibly();

            Awaitility.await().until(() -> !registry.isAlive());
        }
        try (StackProcess stack = StackProcess.start(arguments)) {
            stack.awaitReady();
            assertThat(records.committed(1)).containsExactly("acknowledged");
            assertThat(clientOf(registryPort).latest("calls-value").statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void shouldStopBothWhenAskedToEnd() throws IOException {
        try (StackProcess stack = StackProcess.start("--kafka-port=0", "--registry-port=0")) {
            assertThat(stack.awaitReady()).anySatisfy(line -> assertThat(line).startsWith("Kafka  "));
            ProcessHandle registry = stack.registry();

            stack.process().toHandle().destroy();

            Awaitility.await().until(() -> !stack.process().isAlive());
            assertThat(registry.isAlive()).isFalse();
        }
    }

    @Test
    void shouldRefuseTheDataOfARunningStackAndLeaveThatAlone(@TempDir Path data)
            throws IOException, InterruptedException, ExecutionException {
        try (LocalStack running = LocalStack.start(LocalStackOptions.temporary().withDataDirectory(data));
                StackProcess second = StackProcess.start("--kafka-port=0", "--registry-port=0", "--data-dir=" + data)) {
            assertThat(second.awaitReady())
                    .singleElement(InstanceOfAssertFactories.STRING)
                    .contains("is in use by a running stack; choose another with --data-dir");

            new Records(running.bootstrapServers()).createTopic();
        }
    }

    @Test
    void shouldNameTheSettingInOneLineWhenAPortIsTaken() throws IOException, InterruptedException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"));
                StackProcess stack = StackProcess.start("--kafka-port=0", "--registry-port=" + taken.getLocalPort())) {
            List<String> printed = stack.awaitReady();

            assertThat(printed)
                    .containsExactly("port %d is taken on 127.0.0.1; choose another with --registry-port"
                            .formatted(taken.getLocalPort()));
            assertThat(stack.process().waitFor()).isEqualTo(1);
        }
    }

    private static RegistryClient clientOf(int port) {
        return new RegistryClient(URI.create("http://127.0.0.1:" + port + "/apis/ccompat/v7"));
    }
}
