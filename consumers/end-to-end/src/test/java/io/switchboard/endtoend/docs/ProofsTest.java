package io.switchboard.endtoend.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each proof that the module's README names is a test. */
class ProofsTest {
    private static final int KINDS = 16;
    private static final Pattern PROOF = Pattern.compile("`(?<type>\\w+)\\.(?<method>\\w+)`");

    @Test
    void shouldNameATestForEveryKind() throws IOException {
        Map<String, List<Path>> tests = tests();
        List<List<String>> rows = Readme.load(Readme.ROOT.resolve("consumers/end-to-end/README.md"))
                .table("| No. | What happens | Proven by |");
        assertThat(rows)
                .extracting(List::getFirst)
                .containsAll(IntStream.rangeClosed(1, KINDS)
                        .mapToObj(Integer::toString)
                        .toList());
        for (List<String> row : rows) {
            List<String> proofs = List.of(row.getLast().split(", ", -1));
            assertThat(proofs).as("proofs of %s", row.get(1)).isNotEmpty();
            for (String proof : proofs) {
                var matcher = PROOF.matcher(proof);
                assertThat(matcher.matches()).as("a test: %s", proof).isTrue();
                String method = "void " + matcher.group("method") + "(";
                assertThat(tests.getOrDefault(matcher.group("type"), List.of()))
                        .as(proof)
                        .anySatisfy(test -> assertThat(Files.readString(test)).contains(method));
            }
        }
    }

    private static Map<String, List<Path>> tests() throws IOException {
        try (Stream<Path> files = Files.walk(Readme.ROOT)) {
            return files.filter(file -> file.toString().contains("/src/test/java/"))
                    .filter(file -> file.toString().matches(".*(Test|IT)\\.java"))
                    .collect(Collectors.groupingBy(
                            file -> file.getFileName().toString().replace(".java", "")));
        }
    }
}
