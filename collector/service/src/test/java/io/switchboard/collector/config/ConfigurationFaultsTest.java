package io.switchboard.collector.config;

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
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ``                            | accounts names no account; write at least one
            accounts:                     | line 1: accounts names no account; write at least one
            accounts: []                  | line 1: accounts names no account; write at least one
            accounts: 5                   | line 1: accounts must be a list; begin each entry with a dash
            accounts: [ { vendor: convoso, auth-token: abcdefgh } ] | line 1: accounts[0].name is missing
            accounts: [ { name: x, vendor: convoso, auth-token: abcdefgh, datasets: {} } ] | line 1: accounts[0].datasets names no dataset; known are agent-monitor, agent-performance
            accounts: [ { name: x, vendor: convoso, auth-token: abcdefgh, base-url: 'ftp://x' } ] | line 1: accounts[0].base-url is "ftp://x", not a URL of a server; write https://host or https://host:port/path, without user or query
            accounts: [ { name: x, vendor: convoso, auth-token: abcdefgh, base-url: 'https://x?y' } ] | line 1: accounts[0].base-url is "https://x?y", not a URL of a server; write https://host or https://host:port/path, without user or query
            """)
    void shouldNameTheFault(String yaml, String fault) {
        assertThat(faults(yaml)).contains(fault);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            KORE, org-id: o-1, datasets: {}                           | datasets names no dataset; known are agent-status-details, call-volume
            KORE, org-id: o-1, datasets: 5                            | datasets must hold keys with values
            KORE, datasets: { agent-status-detials: }                 | datasets.agent-status-detials is an unknown key; did you mean agent-status-details?
            KORE, datasets: { call-volume: }                          | org-id is missing; call-volume needs it
            KORE                                                      | org-id is missing; call-volume needs it
            KORE, org-id: a/b                                         | org-id is "a/b", not an id; write up to 128 letters, digits, dots, dashes and underscores
            LIVEPERSON                                                | oauth1 is missing; write oauth1 with its four keys, or bearer with a token or a user
            LIVEPERSON, bearer: {}                                    | bearer.token is missing; write token, or username and password
            LIVEPERSON, bearer: { token: '' }                         | bearer.token is blank
            LIVEPERSON, bearer: { username: me }                      | bearer.password is missing
            LIVEPERSON, bearer: { password: abcdefgh }                | bearer.username is missing
            LIVEPERSON, bearer: { username: '', password: abcdefgh }  | bearer.username is blank
            LIVEPERSON, TOKEN, domain: 'a b'                          | domain is "a b", not a domain; write auto, va-a.acr.liveperson.net or https://host:port
            LIVEPERSON, TOKEN, discovery-url: localhost               | discovery-url is "localhost", not a URL of a server; write https://host or https://host:port/path, without user or query
            LIVEPERSON, TOKEN, datasets: {}                           | datasets names no dataset; known are msgconversation
            LIVEPERSON, TOKEN, datasets: { msgconversations: }        | datasets.msgconversations is an unknown key; did you mean msgconversation?
            CONVOSO, datasets: { agent-monitor: { user-id: [] , user-idd: 1 } } | datasets.agent-monitor.user-idd is an unknown key; did you mean user-id?
            CONVOSO, datasets: { agent-performance: { user-ids: '${NOT_SET}' } } | datasets.agent-performance.user-ids names the environment variable NOT_SET, which is not set
            CONVOSO, datasets: { agent-performance: { settle: 2h } } | datasets.agent-performance.settle is an unknown key; did you mean settle-time?
            CONVOSO, datasets: { agent-performance: { user-ids: [{}] } } | datasets.agent-performance.user-ids must be a value, or a list of values
            """)
    void shouldNameTheOnlyFaultOfAnAccount(String keys, String fault) {
        String account = keys.replace("CONVOSO", "vendor: convoso, auth-token: abcdefgh")
                .replace("LIVEPERSON", "vendor: liveperson, account-id: 1")
                .replace("TOKEN", "bearer: { token: abcdefgh }")
                .replace("KORE", "vendor: kore, account-id: a, instance-id: i, jwt: " + JWT);

        assertThat(faults("accounts: [ { name: acme, " + account + " } ]"))
                .containsExactly("line 1: accounts[0]." + fault);
    }

    @Test
    void shouldShowNoSecretInAFault() {
        assertThat(faults("""
                accounts:
                  - { name: abcdefgh, vendor: convoso, auth-token: abcdefgh }
                  - { name: abcdefgh, vendor: convoso, auth-token: abcdefgh }
                """))
                .containsExactly("line 3: accounts[1].name is \"***\", as is that of accounts[0]; write another");
    }

    private static String resource(String name) throws IOException {
        try (InputStream content = Objects.requireNonNull(ConfigurationFaultsTest.class.getResourceAsStream(name))) {
            return new String(content.readAllBytes(), UTF_8);
        }
    }

    private List<String> faults(String yaml) {
        return new Yaml(folder, ENVIRONMENT).errors(yaml);
    }
}
