package io.switchboard.collector.target;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
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

    private static final String JWT = "{ client-id: c, client-secret: a client secret of 32 characters }";

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
            accounts: [ { name: x, vendor: convoso, auth-token: abcdefgh, datasets: {} } ] | accounts[0].datasets: names no dataset; known are agent-monitor, agent-performance
            accounts: [ { name: x, vendor: convoso, auth-token: abcdefgh, base-url: 'ftp://x' } ] | accounts[0].base-url: "ftp://x" is not a URL of a server; write https://host or https://host:port/path, without user or query
            accounts: [ { name: x, vendor: convoso, auth-token: abcdefgh, base-url: 'https://x?y' } ] | accounts[0].base-url: "https://x?y" is not a URL of a server; write https://host or https://host:port/path, without user or query
            """)
    void shouldNameTheFault(String yaml, String fault) {
        assertThat(faults(yaml)).contains(fault);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            KORE, org-id: o-1, datasets: {}                           | datasets: names no dataset; known are agent-status-details, call-volume
            KORE, org-id: o-1, datasets: 5                            | datasets: must hold keys with values
            KORE, datasets: { agent-status-detials: }                 | datasets.agent-status-detials: unknown key; did you mean agent-status-details?
            KORE, datasets: { call-volume: }                          | org-id: is missing; call-volume asks for it
            KORE                                                      | org-id: is missing; call-volume asks for it
            KORE, org-id: a/b                                         | org-id: "a/b" is no id; up to 128 letters, digits, dots, dashes and underscores
            LIVEPERSON                                                | oauth1: is missing; write oauth1 with its four keys, or bearer with a token or a user
            LIVEPERSON, bearer: {}                                    | bearer.token: is missing; write token, or username and password
            LIVEPERSON, bearer: { token: '' }                         | bearer.token: is blank
            LIVEPERSON, bearer: { username: me }                      | bearer.password: is missing
            LIVEPERSON, bearer: { password: abcdefgh }                | bearer.username: is missing
            LIVEPERSON, bearer: { username: '', password: abcdefgh }  | bearer.username: is blank
            LIVEPERSON, TOKEN, domain: 'a b'                          | domain: "a b" is not a domain; write auto, va-a.acr.liveperson.net or https://host:port
            LIVEPERSON, TOKEN, discovery-url: localhost               | discovery-url: "localhost" is not a URL of a server; write https://host or https://host:port/path, without user or query
            LIVEPERSON, TOKEN, datasets: {}                           | datasets: names no dataset; known are msgconversation
            LIVEPERSON, TOKEN, datasets: { msgconversations: }        | datasets.msgconversations: unknown key; did you mean msgconversation?
            CONVOSO, datasets: { agent-monitor: { user-id: [] , user-idd: 1 } } | datasets.agent-monitor.user-idd: unknown key; did you mean user-id?
            CONVOSO, datasets: { agent-performance: { user-ids: '${NOT_SET}' } } | datasets.agent-performance.user-ids: the environment variable NOT_SET is not set
            CONVOSO, datasets: { agent-performance: { user-ids: [{}] } } | datasets.agent-performance.user-ids: must be a value, or a list of values
            """)
    void shouldNameTheOnlyFaultOfAnAccount(String keys, String fault) {
        String account = keys.replace("CONVOSO", "vendor: convoso, auth-token: abcdefgh")
                .replace("LIVEPERSON", "vendor: liveperson, account-id: 1")
                .replace("TOKEN", "bearer: { token: abcdefgh }")
                .replace("KORE", "vendor: kore, account-id: a, instance-id: i, jwt: " + JWT);

        assertThat(faults("accounts: [ { name: acme, " + account + " } ]")).containsExactly("accounts[0]." + fault);
    }

    @Test
    void shouldShowNoSecretInAFault() {
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

    private List<String> faults(String yaml) {
        return new Yaml(folder, ENVIRONMENT).faults(yaml);
    }
}
