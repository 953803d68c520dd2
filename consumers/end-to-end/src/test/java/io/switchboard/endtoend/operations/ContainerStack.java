package io.switchboard.endtoend.operations;

import io.switchboard.endtoend.stack.KafkaStack;
import io.switchboard.serde.SchemaRegistry;
import java.time.Duration;
import java.util.Map;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.images.builder.Transferable;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.utility.DockerImageName;

/** A broker and a registry in containers, and a network for programs over them: the images of docker-compose.yml. */
final class ContainerStack implements KafkaStack {
    private static final String CONFIGURATION = "/etc/switchboard/switchboard.yaml";
    private static final String API = "/apis/ccompat/v7";
    private static final int REGISTRY_PORT = 8080;
    /** Two processors may have seven programs to start. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final Addresses FROM_PROGRAMS =
            new Addresses("kafka:19092", "http://registry:" + REGISTRY_PORT + API);

    private final ComposeFile compose = ComposeFile.load();
    private final Network network = Network.newNetwork();
    private final KafkaContainer broker = new KafkaContainer(DockerImageName.parse(compose.image("kafka")))
            .withNetwork(network)
            .withListener(FROM_PROGRAMS.bootstrapServers());
    private final GenericContainer<?> server = container("registry")
            .withExposedPorts(REGISTRY_PORT)
            .waitingFor(Wait.forHttp(API + "/subjects").forPort(REGISTRY_PORT).withStartupTimeout(PATIENCE));
    private final SchemaRegistry registry;

    private ContainerStack() {
        broker.start();
        server.start();
        registry = SchemaRegistry.connect(Map.of("schema.registry.url", registryUrl()));
    }

    static ContainerStack start() {
        return new ContainerStack();
    }

    /** A container of a service's image, which others on the network find under the service's name. */
    GenericContainer<?> container(String service) {
        return new GenericContainer<>(DockerImageName.parse(compose.image(service)))
                .withNetwork(network)
                .withNetworkAliases(service);
    }

    /** A program of ours, which is started when it is healthy. */
    GenericContainer<?> program(String service, String configuration) {
        return ready(service)
                .withCommand(compose.service(service).list("command").toArray(String[]::new))
                .withCopyToContainer(Transferable.of(configuration), CONFIGURATION);
    }

    /** A container of a service's image, which is started when its health check says so. */
    GenericContainer<?> ready(String service) {
        String health = compose.service(service).healthCommand();
        return container(service).waitingFor(Wait.forSuccessfulCommand(health).withStartupTimeout(PATIENCE));
    }

    @Override
    public Addresses fromHere() {
        return new Addresses(
                broker.getBootstrapServers(),
                "http://%s:%d%s".formatted(server.getHost(), server.getMappedPort(REGISTRY_PORT), API));
    }

    @Override
    public Addresses fromPrograms() {
        return FROM_PROGRAMS;
    }

    @Override
    public SchemaRegistry registry() {
        return registry;
    }

    @Override
    public void close() {
        registry.close();
        server.close();
        broker.close();
        network.close();
    }
}
