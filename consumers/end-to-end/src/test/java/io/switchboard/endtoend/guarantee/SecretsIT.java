package io.switchboard.endtoend.guarantee;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.endtoend.process.OurProgram;
import io.switchboard.endtoend.stack.SharedStack;
import io.switchboard.endtoend.stack.TestConfiguration;
import io.switchboard.endtoend.stack.ThreeVendors;
import io.switchboard.endtoend.stack.TopicReader;
import io.switchboard.simulator.Simulator;
import io.switchboard.simulator.SimulatorOptions;
import io.switchboard.simulator.account.AccountOptions;
import io.switchboard.simulator.fault.FaultKind;
import io.switchboard.simulator.fault.InjectedFault;
import io.switchboard.simulator.http.SimulatedApi;
import io.switchboard.simulator.time.SimulatedTime;
import io.switchboard.topic.Topics;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * No configured secret, and no token made of one, is reported anywhere: whatever a vendor does, however much is logged.
 */
@ExtendWith(SharedStack.class)
class SecretsIT {
    private static final Pattern OPS = Pattern.compile("Health and metrics on /127\\.0\\.0\\.1:(\\d+)");
    private static final Pattern TOKENS =
            Pattern.compile("eyJ[\\w-]+\\.[\\w-]+\\.[\\w-]+|Bearer [\\w-]{8,}|oauth_signature=\"(?!\\*)");

    /** Whatever a vendor says no with, and what an error quotes. What is odd in rows alone quotes no more. */
    private static final Set<FaultKind> KINDS = kinds();

    private static final List<SimulatedApi> ONE_OF_EACH_VENDOR = List.of(
            SimulatedApi.CONVOSO_AGENT_MONITOR, SimulatedApi.LIVEPERSON_MSGCONVERSATION, SimulatedApi.KORE_CALL_VOLUME);

    private static Set<FaultKind> kinds() {
        Set<FaultKind> kinds = EnumSet.range(FaultKind.THROTTLED, FaultKind.EXPIRED_TOKEN_FORBIDDEN);
        kinds.remove(FaultKind.THROTTLED_LONG);
        kinds.addAll(Set.of(FaultKind.ODD_VALUE, FaultKind.WARNING_IN_FRONT, FaultKind.WRAPPED_ERROR));
        return kinds;
    }

    @Test
    void shouldTellNoSecret(SharedStack.Stack stack, @TempDir Path directory) throws Exception {
        Topics topics = new Topics("secrets");
        AccountOptions centre = AccountOptions.of("centre", "convoso-token/with+signs=");
        try (Simulator simulator = Simulator.start(
                SimulatorOptions.of(SimulatedTime.startingAt(Instant.now(), 1), centre.withAgents(20)))) {
            Path file = new TestConfiguration(stack, simulator.baseUri(), topics.prefix())
                    .writeAccounts(directory, accounts(simulator, centre));
            Map<String, String> everything = Map.of("LOG_LEVEL", "DEBUG", "LIBRARY_LOG_LEVEL", "DEBUG");
            try (OurProgram collector = OurProgram.command(file, everything, "collect")) {
                suffer(simulator, collector, faults(KINDS));
                // After this one an account is left alone for minutes.
                suffer(
                        simulator,
                        collector,
                        ONE_OF_EACH_VENDOR.stream()
                                .map(api -> InjectedFault.times(1, FaultKind.THROTTLED_LONG, "centre")
                                        .of(api))
                                .toList());
                String told = collector.said() + ops(collector, "/metrics") + ops(collector, "/health/ready");
                collector.terminate();
                verifySilence(told + collector.said(), secrets(centre));
                assertThat(told).contains(" DEBUG ", "***", "THROTTLED", "REFUSED", "MALFORMED", "UNREACHABLE");
            }
            TopicReader reader = new TopicReader(stack);
            String written = String.join(
                    "\n",
                    topics.ofCollector().stream()
                            .flatMap(topic -> reader.texts(topic))
                            .toList());
            verifySilence(written, secrets(centre));
            assertThat(written).contains("sales", "PARTIAL");
        }
    }

    private static void suffer(Simulator simulator, OurProgram collector, List<InjectedFault> faults) {
        faults.forEach(simulator.faults()::add);
        Awaitility.await()
                .failFast(() -> assertThat(collector.isAlive()).isTrue())
                .untilAsserted(() -> assertThat(simulator.faults().list()).isEmpty());
    }

    private static List<String> accounts(Simulator simulator, AccountOptions centre) {
        String limits = "poll-interval: 1s, response-timeout: 500ms";
        ThreeVendors vendors = ThreeVendors.of(simulator.baseUri(), centre);
        List<String> accounts = new ArrayList<>(vendors.accounts(limits));
        accounts.add(vendors.livePerson("chat-of-a-user", vendors.loggedIn(), limits));
        return accounts;
    }

    /** Each fault once for every API that can have it. */
    private static List<InjectedFault> faults(Set<FaultKind> kinds) {
        return kinds.stream()
                .flatMap(kind -> kind.apis().stream()
                        .map(api -> InjectedFault.times(1, kind, "centre").of(api)))
                .toList();
    }

    private static Map<String, String> secrets(AccountOptions centre) {
        Map<String, String> secrets = new LinkedHashMap<>();
        secrets.put("Convoso's token", centre.token());
        secrets.put("LivePerson's app key", centre.livePerson().appKey());
        secrets.put("LivePerson's secret", centre.livePerson().secret());
        secrets.put("LivePerson's access token", centre.livePerson().accessToken());
        secrets.put("LivePerson's access token secret", centre.livePerson().accessTokenSecret());
        secrets.put("LivePerson's password", centre.livePerson().password());
        secrets.put("Kore's client secret", centre.kore().clientSecret());
        return secrets;
    }

    private static void verifySilence(String told, Map<String, String> secrets) {
        secrets.forEach((name, secret) -> Stream.of(secret, URLEncoder.encode(secret, StandardCharsets.UTF_8))
                .forEach(form -> {
                    int at = told.indexOf(form);
                    assertThat(at)
                            .as("%s stands in …%s", name, at < 0 ? "" : told.substring(Math.max(0, at - 200), at))
                            .isNegative();
                }));
        Matcher tokens = TOKENS.matcher(told);
        assertThat(tokens.find()).as("a token: %s", told.length()).isFalse();
    }

    private static String ops(OurProgram collector, String path) throws Exception {
        Matcher address = OPS.matcher(collector.said());
        assertThat(address.find()).isTrue();
        try (HttpClient client = HttpClient.newHttpClient()) {
            URI uri = URI.create("http://127.0.0.1:" + address.group(1) + path);
            return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
                    .body();
        }
    }
}
