package io.switchboard.collector.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleTest {

    private static final ObjectMapper MAPPER = new YAMLMapper();
    private static final String NOBODYS_KEY = "zzzzzzzzzzzzzzzzzzzzzzzz";
    private static final String KNOWN = NOBODYS_KEY + " is an unknown key; known are ";
    private static final List<String> OTHER_PROGRAMS =
            List.of("statuses", "status-changes", "five-minute-buckets", "wallboard");
    private static final Map<String, String> SECRETS = Map.of(
            "CONVOSO_AUTH_TOKEN", "a-token",
            "LP_APP_KEY", "an-app-key",
            "LP_SECRET", "a-secret",
            "LP_ACCESS_TOKEN", "an-access-token",
            "LP_ACCESS_TOKEN_SECRET", "an-access-token-secret",
            "KORE_CLIENT_SECRET", "a client secret of 32 characters");

    @TempDir
    Path folder;

    private String sample = "";

    @BeforeEach
    void readSample() throws IOException {
        sample = Files.readString(Path.of("collector.yaml"));
    }

    @Test
    void shouldShowTheDefaultsThatHold() {
        CollectorConfig required = yaml().load("""
                accounts:
                  - { name: acme-sales, vendor: convoso, auth-token: "${CONVOSO_AUTH_TOKEN}" }
                  - name: acme-chat
                    vendor: liveperson
                    account-id: "12345678"
                    oauth1:
                      app-key: ${LP_APP_KEY}
                      secret: ${LP_SECRET}
                      access-token: ${LP_ACCESS_TOKEN}
                      access-token-secret: ${LP_ACCESS_TOKEN_SECRET}
                  - name: acme-care
                    vendor: kore
                    account-id: 63f07d26f04465685df40000
                    instance-id: st-e19dd469-90f5-5655-b0b2-858de9010000
                    org-id: o-01aedac2-26fb-5bdb-bb0f-f71292ca0000
                    jwt: { client-id: cs-1, client-secret: "${KORE_CLIENT_SECRET}" }
                """);
        CollectorConfig spelledOut = yaml().load(sample);

        assertThat(spelledOut.kafka().reveal()).isEqualTo(required.kafka().reveal());
        assertThat(spelledOut.schemaRegistry().reveal())
                .isEqualTo(required.schemaRegistry().reveal());
        assertThat(spelledOut.topics()).isEqualTo(required.topics());
        assertThat(spelledOut.ops()).isEqualTo(required.ops());
        assertThat(spelledOut.accounts()).isEqualTo(required.accounts());
    }

    @Test
    void shouldShowEveryKeyThatIsKnown() throws IOException {
        JsonNode tree = MAPPER.readTree(sample);
        Stream.of(tree, tree.path("topics"), tree.path("ops")).forEach(SampleTest::addNobodysKey);
        tree.path("accounts").forEach(account -> {
            addNobodysKey(account);
            Stream.of("datasets", "oauth1", "jwt").map(account::path).forEach(SampleTest::addNobodysKey);
            account.path("datasets").forEach(SampleTest::addNobodysKey);
        });

        List<String> unknown = yaml().errors(MAPPER.writeValueAsString(tree));

        assertThat(unknown).hasSize(16).allSatisfy(fault -> {
            assertThat(fault).contains(KNOWN);
            assertThat(fault.substring(fault.indexOf(KNOWN) + KNOWN.length()).split(", "))
                    .isSubsetOf(keysAt(tree, fault.substring(fault.indexOf(": ") + 2, fault.indexOf(NOBODYS_KEY))));
        });
    }

    /** The keys of a mapping, and of what stands beside it as a comment. */
    private static List<String> keysAt(JsonNode tree, String path) {
        String pointer = "/" + path.replace('[', '/').replace("]", "").replace('.', '/');
        JsonNode mapping = tree.at(pointer.equals("/") ? "" : pointer.substring(0, pointer.length() - 1));
        Stream<String> ofOtherPrograms = path.isEmpty() ? OTHER_PROGRAMS.stream() : Stream.empty();
        return Stream.concat(
                        Stream.concat(mapping.propertyStream().map(Map.Entry::getKey), ofOtherPrograms),
                        mapping.has("oauth1") ? Stream.of("bearer") : Stream.empty())
                .toList();
    }

    private static void addNobodysKey(JsonNode mapping) {
        if (mapping instanceof ObjectNode object) {
            object.put(NOBODYS_KEY, 1);
        }
    }

    private Yaml yaml() {
        return new Yaml(folder, SECRETS);
    }
}
