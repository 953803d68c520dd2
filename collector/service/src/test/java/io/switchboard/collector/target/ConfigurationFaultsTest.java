package io.switchboard.collector.target;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.collector.target.Configuration.Reading.Faulty;
import io.switchboard.collector.target.Configuration.Reading.Loaded;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigurationFaultsTest {

    private static final Map<String, String> ENVIRONMENT =
            Map.of("MIXED_UP", "a-secret-in-the-wrong-place", "BLANK", " ");

    @TempDir
    Path folder;

    @Test
    void shouldReportEveryFaultAtOnceEachWithItsPath() throws IOException {
        assertThat(faults(resource("faulty.yaml")))
                .containsExactlyInAnyOrderElementsOf(
                        resource("faulty.txt").lines().toList());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                            | accounts: names no account; at least one is polled
            accounts:                     | accounts: names no account; at least one is polled
            accounts: []                  | accounts: names no account; at least one is polled
            accounts: 5                   | accounts: must be a list; begin each entry with a dash
            zzzzzzzz: 1                   | zzzzzzzz: unknown key; known are kafka, schema-registry, topics, accounts, ops
            topics: text                  | topics: must hold keys with values
            topics: { prefix: [a] }       | topics.prefix: must be a single value
            topics: { prefix: a..b }      | topics.prefix: "a..b" cannot begin a topic's name; up to 150 letters, digits, dots, dashes and underscores
            ops: { host: '' }             | ops.host: is blank; write 127.0.0.1, or 0.0.0.0 for every interface
            ops: { port: '${NOT_SET}' }   | ops.port: the environment variable NOT_SET is not set
            accounts: [ { vendor: convoso, auth-token: abcdefgh } ] | accounts[0].name: is missing
            accounts: [ { name: x, vendor: convoso, auth-token: abcdefgh, datasets: {} } ] | accounts[0].datasets: names no dataset; known are agent-monitor
            accounts: [ { name: x, vendor: convoso, auth-token: abcdefgh, base-url: 'ftp://x' } ] | accounts[0].base-url: "ftp://x" is not a URL of a server; write https://host or https://host:port/path, without user or query
            accounts: [ { name: x, vendor: convoso, auth-token: abcdefgh, base-url: 'https://x?y' } ] | accounts[0].base-url: "https://x?y" is not a URL of a server; write https://host or https://host:port/path, without user or query
            """)
    void shouldNameTheFault(String yaml, String fault) throws IOException {
        assertThat(faults(yaml)).contains(fault);
    }

    @Test
    void shouldShowNoSecretInAFault() throws IOException {
        assertThat(faults("""
                accounts:
                  - { name: abcdefgh, vendor: convoso, auth-token: abcdefgh }
                  - { name: abcdefgh, vendor: convoso, auth-token: abcdefgh }
                """)).containsExactly("accounts[1].name: \"***\" is the name of accounts[0] too");
    }

    private static String resource(String name) throws IOException {
        try (InputStream content = Objects.requireNonNull(ConfigurationFaultsTest.class.getResourceAsStream(name))) {
            return new String(content.readAllBytes(), UTF_8);
        }
    }

    private List<String> faults(String yaml) throws IOException {
        Path file = Files.writeString(folder.resolve("configuration.yaml"), yaml);
        return switch (Configuration.load(file, ENVIRONMENT::get)) {
            case Loaded(Configuration configuration) -> throw new AssertionError(configuration.toString());
            case Faulty(List<Fault> faults) ->
                faults.stream().map(Fault::toString).toList();
        };
    }
}
