package io.switchboard.endtoend.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.endtoend.docs.Readme;
import io.switchboard.endtoend.operations.ComposeFile.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What docker-compose.yml promises. That it runs is seen by .ci/docker. */
class ComposeFileTest {
    private static final ComposeFile FILE = ComposeFile.load();
    private static final String OURS = "switchboard/";
    private static final long GIGABYTE = 1L << 30;
    private static final Pattern SIZE = Pattern.compile("(\\d+)([mg])");
    /** Run once, and end. */
    private static final Set<String> ERRANDS = Set.of("registry-storage", "connectors");

    @Test
    void shouldTagOurImagesWithTheVersionOfTheBuild() throws IOException {
        String version = ofPom("version");
        assertThat(FILE.services().values())
                .filteredOn(ComposeFileTest::isOurs)
                .hasSizeGreaterThan(4)
                .allSatisfy(service -> assertThat(service.image()).endsWith(":" + version));
        assertThat(FILE.services().values())
                .filteredOn(service -> service.has("build"))
                .allSatisfy(service -> assertThat(service.section("build").get("args"))
                        .asString()
                        .contains("VERSION=" + version));
    }

    @Test
    void shouldRunTheBrokerAndTheRegistryThatTheBuildKnows() throws IOException {
        assertThat(FILE.image("kafka")).isEqualTo("apache/kafka:" + ofPom("version.kafka"));
        assertThat(FILE.image("registry"))
                .isEqualTo("apicurio/apicurio-registry:" + ofPom("version.apicurio-registry"))
                .isEqualTo(FILE.image("registry-storage"));
    }

    /** Of a tag of the root POM, the first. */
    private static String ofPom(String name) throws IOException {
        Matcher tag = Pattern.compile("<%s>(.+?)</".formatted(Pattern.quote(name)))
                .matcher(Files.readString(Readme.ROOT.resolve("pom.xml")));
        assertThat(tag.find()).as(name).isTrue();
        return tag.group(1);
    }

    @Test
    void shouldPublishWebPortsOnThisMachineAlone() {
        Set<String> published = new HashSet<>();
        FILE.services()
                .forEach((name, service) -> service.list("ports").forEach(port -> {
                    assertThat(port).as(name).startsWith("127.0.0.1:${SWITCHBOARD_PORT_");
                    published.add(name);
                }));
        assertThat(published).containsExactlyInAnyOrder("five-minute-buckets", "wallboard", "prometheus", "grafana");
    }

    @Test
    void shouldFitIntoEightGigabytes() {
        assertThat(FILE.services())
                .allSatisfy((_, service) -> assertThat(bytes(service)).isPositive());
        assertThat(FILE.services().values().stream()
                        .mapToLong(ComposeFileTest::bytes)
                        .sum())
                .isLessThanOrEqualTo(8 * GIGABYTE);
    }

    private static long bytes(Service service) {
        Matcher size = SIZE.matcher(service.find("mem_limit").orElse("none"));
        assertThat(size.matches()).as("mem_limit of %s", service).isTrue();
        return Long.parseLong(size.group(1)) * (size.group(2).equals("g") ? GIGABYTE : GIGABYTE / 1024);
    }

    @Test
    void shouldKnowOfEveryServiceWhetherItIsHealthy() {
        FILE.services()
                .forEach((name, service) -> assertThat(service.has("healthcheck"))
                        .as("health of %s", name)
                        .isNotEqualTo(ERRANDS.contains(name)));
    }

    @Test
    void shouldNameOurImagesAndTheirUser() throws IOException {
        String dockerfile = Files.readString(Readme.ROOT.resolve("collector/compose/Dockerfile"));
        assertThat(FILE.services().values())
                .filteredOn(service -> service.has("build"))
                .extracting(service -> String.valueOf(service.section("build").get("target")))
                .contains("switchboard", "connect")
                .allSatisfy(target ->
                        assertThat(target(dockerfile, target)).as(target).contains("USER 10001", "LABEL "));
    }

    private static String target(String dockerfile, String name) {
        String from = dockerfile.substring(dockerfile.indexOf("AS " + name + "\n"));
        int next = from.indexOf("\nFROM ");
        return next < 0 ? from : from.substring(0, next);
    }

    @Test
    void shouldGiveOurProgramsNothingTheyDoNotNeed() {
        assertThat(FILE.services().values()).filteredOn(ComposeFileTest::isOurs).allSatisfy(service -> {
            assertThat(service.find("read_only")).contains("true");
            assertThat(service.list("cap_drop")).containsExactly("ALL");
            assertThat(service.find("user")).contains("10001:10001");
        });
    }

    /** docker-compose 1.29 refuses the whole file otherwise. */
    @Test
    void shouldDependOnlyOnWhatRunsToo() {
        FILE.services()
                .forEach((name, service) -> service.section("depends_on").forEach((other, condition) -> {
                    assertThat(FILE.services()).as("%s needs %s", name, other).containsKey(other.toString());
                    Service needed = Objects.requireNonNull(FILE.services().get(other.toString()));
                    List<String> profiles = needed.list("profiles");
                    assertThat(profiles.isEmpty() || profiles.equals(service.list("profiles")))
                            .as("%s of %s needs %s of %s", name, service.list("profiles"), other, profiles)
                            .isTrue();
                    assertThat(condition)
                            .isEqualTo(Map.of(
                                    "condition",
                                    ERRANDS.contains(other.toString())
                                            ? "service_completed_successfully"
                                            : "service_healthy"));
                }));
    }

    private static boolean isOurs(Service service) {
        return service.image().startsWith(OURS);
    }
}
