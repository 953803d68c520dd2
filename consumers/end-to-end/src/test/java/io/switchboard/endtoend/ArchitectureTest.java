package io.switchboard.endtoend;

import static com.tngtech.archunit.lang.conditions.ArchConditions.haveNameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.core.domain.properties.HasOwner;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The arrows between modules and packages, and the names of tests, over the whole checkout. */
class ArchitectureTest {
    private static final String COLLECTOR = "io.switchboard.collector.";
    private static final JavaClasses MAIN = built("classes");
    private static final JavaClasses TESTS = built("test-classes");

    @Test
    void shouldSeeTheWholeCheckout() {
        assertThat(MAIN.stream().map(JavaClass::getPackageName))
                .contains(
                        "io.switchboard.topic",
                        "io.switchboard.serde",
                        "io.switchboard.collector.assign",
                        "io.switchboard.simulator.centre",
                        "io.switchboard.local",
                        "io.switchboard.consumer.bucket");
        assertThat(TESTS).hasSizeGreaterThan(30);
    }

    @Test
    void shouldPointFromCollectorAndConsumersToSchemasOnly() {
        check(noClasses()
                .that()
                .resideInAnyPackage("io.switchboard.topic..", "io.switchboard.serde..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.switchboard.collector..",
                        "io.switchboard.consumer..",
                        "io.switchboard.simulator..",
                        "io.switchboard.local.."));
        check(noClasses()
                .that()
                .resideInAPackage("io.switchboard.collector..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.switchboard.consumer..", "io.switchboard.simulator..", "io.switchboard.local.."));
        check(noClasses()
                .that()
                .resideInAPackage("io.switchboard.consumer..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.switchboard.collector..", "io.switchboard.simulator..", "io.switchboard.local.."));
        check(noClasses()
                .that()
                .resideInAPackage("io.switchboard.simulator..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.switchboard.collector..", "io.switchboard.topic..", "io.switchboard.local.."));
    }

    @Test
    void shouldFollowTheFlowInsideTheCollector() {
        check(layeredArchitecture()
                .consideringOnlyDependenciesInAnyPackage("io.switchboard.collector..")
                .layer("wiring")
                .definedBy("io.switchboard.collector")
                .layer("target")
                .definedBy(COLLECTOR + "target")
                .layer("decode")
                .definedBy(COLLECTOR + "decode")
                .layer("http")
                .definedBy(COLLECTOR + "http")
                .layer("convoso")
                .definedBy(COLLECTOR + "convoso")
                .layer("snapshot")
                .definedBy(COLLECTOR + "snapshot")
                .layer("poll")
                .definedBy(COLLECTOR + "poll")
                .layer("publish")
                .definedBy(COLLECTOR + "publish")
                .layer("assign")
                .definedBy(COLLECTOR + "assign")
                .layer("ops")
                .definedBy(COLLECTOR + "ops")
                .whereLayer("wiring")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("target")
                .mayOnlyBeAccessedByLayers("wiring", "publish", "ops")
                .whereLayer("decode")
                .mayOnlyBeAccessedByLayers("wiring", "http", "convoso", "poll", "publish")
                .whereLayer("http")
                .mayOnlyBeAccessedByLayers("wiring", "convoso", "poll", "publish")
                .whereLayer("convoso")
                .mayOnlyBeAccessedByLayers("wiring")
                .whereLayer("snapshot")
                .mayOnlyBeAccessedByLayers("wiring", "target", "poll", "publish", "assign")
                .whereLayer("poll")
                .mayOnlyBeAccessedByLayers("wiring", "publish", "assign")
                .whereLayer("publish")
                .mayOnlyBeAccessedByLayers("wiring", "assign")
                .whereLayer("assign")
                .mayOnlyBeAccessedByLayers("wiring")
                .whereLayer("ops")
                .mayOnlyBeAccessedByLayers("wiring"));
    }

    @Test
    void shouldHaveNoCyclesBetweenPackages() {
        check(slices().matching("io.switchboard.(collector|consumer|simulator).(*)..")
                .should()
                .beFreeOfCycles());
    }

    @Test
    void shouldNotBlockInsideTheFlow() {
        for (Class<?> publisher : List.of(Mono.class, Flux.class)) {
            check(noClasses()
                    .that()
                    .resideInAPackage(COLLECTOR + "*")
                    .should()
                    .callMethodWhere(JavaCall.Predicates.target(
                            HasOwner.Predicates.With.<JavaClass>owner(JavaClass.Predicates.assignableTo(publisher))
                                    .and(HasName.Predicates.nameMatching("block.*|toIterable|toStream")))));
        }
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
