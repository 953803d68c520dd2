package io.switchboard.endtoend.operations;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.github.dockerjava.api.exception.NotFoundException;
import org.testcontainers.DockerClientFactory;

/** The images of docker-compose.yml, where Docker answers and has them. */
final class DockerImages {
    private DockerImages() {}

    /** Skips the test where there is no Docker, or none of a service's image. */
    static void assumeThere(String... services) {
        assumeTrue(DockerClientFactory.instance().isDockerAvailable(), "no Docker answers: images are not tested");
        ComposeFile compose = ComposeFile.load();
        for (String service : services) {
            assumeTrue(
                    isThere(compose.image(service)),
                    () -> "no image %s: .ci/docker builds it, and tests it".formatted(compose.image(service)));
        }
    }

    /** Whether Docker has an image. */
    static boolean isThere(String image) {
        try {
            return DockerClientFactory.lazyClient().inspectImageCmd(image).exec() != null;
        } catch (NotFoundException e) {
            return false;
        }
    }
}
