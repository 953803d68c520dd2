package io.switchboard.endtoend.docs;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.haveNameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The arrows between modules and packages, and the names of tests, over the whole checkout. */
class ArchitectureTest {
    private static final String COLLECTOR = "io.switchboard.collector.";

    /** One package for each vendor. */
    private static final String EACH_VENDOR = "vendor.*";

    private static final List<String> SCHEMAS =
            List.of("io.switchboard.topic..", "io.switchboard.serde..", "io.switchboard.platform..");
    private static final List<String> COLLECTING = List.of("io.switchboard.collector..");
    private static final List<String> CONSUMERS = List.of(
            "io.switchboard.streams..",
            "io.switchboard.statuschanges..",
            "io.switchboard.buckets..",
            "io.switchboard.replay..",
            "io.switchboard.wallboard..");
    private static final List<String> VENDOR = List.of("io.switchboard.simulator..");
    private static final List<String> BROKER = List.of("io.switchboard.local..");

    /** Simple names of several types, and why. */
    private static final Map<String, String> NAMED_TWICE = Map.of();

    private static final JavaClasses MAIN = built("classes");
    private static final JavaClasses TESTS = built("test-classes");

    @Test
    void shouldSeeTheWholeCheckout() {
        assertThat(MAIN.stream().map(JavaClass::getPackageName))
                .contains(
                        "io.switchboard.topic",
                        "io.switchboard.serde",
                        "io.switchboard.collector.assign",
                        "io.switchboard.simulator.contactcentre",
                        "io.switchboard.local",
                        "io.switchboard.buckets.aggregate",
                        "io.switchboard.wallboard");
        assertThat(TESTS).hasSizeGreaterThan(30);
    }

    @Test
    void shouldPointFromCollectorAndConsumersToSchemasOnly() {
        neverUse(SCHEMAS, List.of(COLLECTING, CONSUMERS, VENDOR, BROKER));
        neverUse(COLLECTING, List.of(CONSUMERS, VENDOR, BROKER));
        neverUse(CONSUMERS, List.of(COLLECTING, VENDOR, BROKER));
        neverUse(VENDOR, List.of(COLLECTING, CONSUMERS, BROKER, List.of("io.switchboard.topic..")));
    }

    private static void neverUse(List<String> packages, List<List<String>> others) {
        check(noClasses()
                .that()
                .resideInAnyPackage(packages.toArray(String[]::new))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others.stream().flatMap(List::stream).toArray(String[]::new)));
    }

    @Test
    void shouldNameEachTypeOnce() {
        Map<String, List<String>> types = MAIN.stream()
                .filter(type ->
                        !type.isAnonymousClass() && !type.getSimpleName().equals("package-info"))
                .filter(ArchitectureTest::isWrittenByHand)
                .collect(Collectors.groupingBy(
                        JavaClass::getSimpleName,
                        TreeMap::new,
                        Collectors.mapping(JavaClass::getName, Collectors.toList())));
        assertThat(types).hasSizeGreaterThan(500);
        types.values().removeIf(all -> all.size() == 1);
        assertThat(types.keySet()).as("names of several types: %s", types).isEqualTo(NAMED_TWICE.keySet());
    }

    private static boolean isWrittenByHand(JavaClass type) {
        JavaClass outermost = type;
        while (outermost.getEnclosingClass().isPresent()) {
            outermost = outermost.getEnclosingClass().orElseThrow();
        }
        return !outermost.isAnnotatedWith("org.apache.avro.specific.AvroGenerated")
                && !outermost.getPackageName().startsWith("io.confluent");
    }

    @Test
    void shouldShowOnTheWallboardOnlyWhatAnySubscriberCanRead() {
        check(classes()
                .that()
                .resideInAPackage("io.switchboard.wallboard..")
                .should()
                .onlyDependOnClassesThat(not(resideInAnyPackage(
                                "io.switchboard.streams..",
                                "io.switchboard.buckets..",
                                "io.switchboard.statuschanges..",
                                "org.apache.kafka.streams.."))
                        .or(resideInAnyPackage("io.switchboard.streams.config", "io.switchboard.streams.app"))));
    }

    @Test
    void shouldFollowTheFlowInsideTheCollector() {
        Map<String, List<String>> usedBy = usersOfTheCollectorsSteps();
        var layers = layeredArchitecture()
                .consideringOnlyDependenciesInAnyPackage("io.switchboard.collector..")
                .layer("wiring")
                .definedBy("io.switchboard.collector");
        for (String step : usedBy.keySet()) {
            layers = layers.layer(step).definedBy(COLLECTOR + step);
        }
        for (Map.Entry<String, List<String>> step : usedBy.entrySet()) {
            layers = layers.whereLayer(step.getKey())
                    .mayOnlyBeAccessedByLayers(step.getValue().toArray(String[]::new));
        }
        check(layers.whereLayer("wiring").mayNotBeAccessedByAnyLayer());
    }

    private static Map<String, List<String>> usersOfTheCollectorsSteps() {
        return Map.ofEntries(
                entry("config", List.of("wiring")),
                entry("vendor", List.of("wiring", "config", EACH_VENDOR)),
                entry(EACH_VENDOR, List.of("config")),
                entry("decode", List.of("wiring", EACH_VENDOR, "http", "fetch", "poll", "backfill")),
                entry(
                        "http",
                        List.of("wiring", "vendor", EACH_VENDOR, "fetch", "poll", "publish", "backfill", "retire")),
                entry(
                        "snapshot",
                        List.of(
                                "wiring",
                                "vendor",
                                EACH_VENDOR,
                                "fetch",
                                "poll",
                                "publish",
                                "assign",
                                "backfill",
                                "retire")),
                entry("fetch", List.of("wiring", "vendor", EACH_VENDOR, "poll", "assign", "backfill", "retire")),
                entry("poll", List.of("wiring", "publish", "assign", "backfill", "retire")),
                entry("publish", List.of("wiring", "assign", "backfill", "retire")),
                entry("assign", List.of("wiring", "backfill")),
                entry("backfill", List.of("wiring")),
                entry("retire", List.of("wiring")),
                entry("ops", List.of("wiring")));
    }

    @Test
    void shouldKeepEachVendorFromTheOthers() {
        check(slices().matching(COLLECTOR + "vendor.(*)..").should().notDependOnEachOther());
    }

    @Test
    void shouldKnowVendorsByTheirListAlone() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage(COLLECTOR + EACH_VENDOR + "..")
                .and()
                .doNotHaveFullyQualifiedName(COLLECTOR + "config.BuiltInVendors")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(COLLECTOR + EACH_VENDOR + ".."));
    }

    @Test
    void shouldHaveNoCyclesBetweenPackages() {
        check(slices().matching(
                        "io.switchboard.(collector|buckets|statuschanges|replay|streams|simulator|platform).(*)..")
                .should()
                .beFreeOfCycles());
    }

    @Test
    void shouldNotBlockInsideTheFlow() {
        DescribedPredicate<JavaMethodCall> blocks = DescribedPredicate.describe(
                "block on a Mono or Flux",
                call -> (call.getTargetOwner().isAssignableTo(Mono.class)
                                || call.getTargetOwner().isAssignableTo(Flux.class))
                        && call.getName().matches("block.*|toIterable|toStream"));
        check(noClasses().that().resideInAPackage(COLLECTOR + "*..").should().callMethodWhere(blocks));
    }

    @Test
    void shouldNameTestsAfterWhatTheyMayOpen() {
        ArchRule names = methods()
                .that()
                .areAnnotatedWith(Test.class)
                .or()
                .areAnnotatedWith(ParameterizedTest.class)
                .should()
                .haveNameMatching("should[A-Z].*");
        names.check(TESTS);
        ArchRule classNames = classes()
                .that(DescribedPredicate.describe("have tests", ArchitectureTest::hasTests))
                .should(haveNameMatching(".*(Test|IT)(\\$.*)?"));
        classNames.check(TESTS);
        noClasses()
                .that()
                .haveSimpleNameEndingWith("Test")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("reactor.netty.http.server.HttpServer")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("com.sun.net.httpserver.HttpServer")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("io.switchboard.local.LocalStack")
                .check(TESTS);
    }

    private static boolean hasTests(JavaClass type) {
        return type.getMethods().stream()
                .anyMatch(method ->
                        method.isAnnotatedWith(Test.class) || method.isAnnotatedWith(ParameterizedTest.class));
    }

    private static void check(ArchRule rule) {
        rule.allowEmptyShould(false).check(MAIN);
    }

    private static JavaClasses built(String folder) {
        Path root = Path.of(System.getProperty("switchboard.root"));
        try (Stream<Path> groups =
                Stream.of("schemas", "collector", "consumers").map(root::resolve)) {
            List<Path> folders = groups.flatMap(ArchitectureTest::list)
                    .map(module -> module.resolve("target").resolve(folder))
                    .filter(Files::isDirectory)
                    .toList();
            return new ClassFileImporter().importPaths(folders);
        }
    }

    private static Stream<Path> list(Path folder) {
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.toList().stream();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
