package io.switchboard.endtoend.guarantee;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.switchboard.buckets.aggregate.BucketRules;
import io.switchboard.buckets.aggregate.FiveMinuteBucketsApp;
import io.switchboard.buckets.aggregate.FiveMinuteBucketsConfig;
import io.switchboard.buckets.api.QuerySettings;
import io.switchboard.collector.Collector;
import io.switchboard.endtoend.stack.SharedStack;
import io.switchboard.endtoend.stack.TestConfiguration;
import io.switchboard.endtoend.stack.ThreeVendors;
import io.switchboard.endtoend.truth.VendorsSay;
import io.switchboard.local.LoopbackPorts;
import io.switchboard.platform.config.ClientProperties;
import io.switchboard.platform.secret.Secret;
import io.switchboard.simulator.Simulator;
import io.switchboard.simulator.SimulatorOptions;
import io.switchboard.simulator.account.AccountOptions;
import io.switchboard.simulator.contactcentre.ContactCentre;
import io.switchboard.simulator.time.SimulatedTime;
import io.switchboard.streams.app.RunningApp;
import io.switchboard.streams.config.StreamsSettings;
import io.switchboard.streams.status.StatusMappings;
import io.switchboard.topic.Topics;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The endpoint of buckets, asked what the simulated LivePerson is asked, whichever instance has the account. */
@ExtendWith(SharedStack.class)
class AskedBucketsIT {
    private static final String CENTRE = "centre";
    private static final String TOKEN = "token-of-those-who-ask";
    private static final Topics TOPICS = new Topics("asked");
    private static final int QUESTIONS = 200;

    /** Less than what is polled: the first poll need not have seen the whole of its earliest interval. */
    private static final int MOST_MINUTES = 170;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final long seed = Long.getLong("switchboard.seed", System.nanoTime());
    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void shouldAnswerAsTheVendorDoes(SharedStack.Stack stack, @TempDir Path directory) throws Exception {
        AccountOptions options = AccountOptions.of(CENTRE, TestConfiguration.token(CENTRE))
                .withAgents(12)
                .withSeed(seed);
        SimulatedTime time = SimulatedTime.startingAt(TestConfiguration.morning(), 20);
        try (Simulator simulator = Simulator.start(SimulatorOptions.of(time, options))) {
            ThreeVendors three = ThreeVendors.of(simulator.baseUri(), options);
            String account = three.livePerson(
                    ThreeVendors.LIVEPERSON, three.signed(), "poll-interval: 20s, timeframe: 180, interval: 5");
            var configuration = new TestConfiguration(stack, simulator.baseUri(), TOPICS.prefix())
                    .loadAccounts(directory, List.of(account));
            ContactCentre centre = simulator.centre(CENTRE);
            List<Integer> ports = List.of(LoopbackPorts.anyFree(), LoopbackPorts.anyFree());
            try (Collector _ = Collector.start(configuration, time.scheduler(), new Random(seed));
                    RunningApp _ = start(stack, directory.resolve("one"), ports.getFirst(), centre);
                    RunningApp _ = start(stack, directory.resolve("other"), ports.getLast(), centre)) {
                VendorsSay vendor = new VendorsSay(simulator.baseUri(), options);
                String bearer = vendor.bearer();
                awaitNumbers(ports.getFirst());
                centre.freeze();
                awaitAgreement(vendor, bearer, ports);
                compare(vendor, bearer, ports, centre);
            }
        }
    }

    private RunningApp start(SharedStack.Stack stack, Path state, int port, ContactCentre centre) {
        StreamsSettings settings = new StreamsSettings(
                TOPICS.prefix() + "-" + FiveMinuteBucketsApp.NAME,
                state,
                new ClientProperties(Map.of("bootstrap.servers", stack.bootstrapServers())),
                new ClientProperties(Map.of("schema.registry.url", stack.registryUrl())),
                TOPICS,
                (short) 1);
        QuerySettings query = QuerySettings.local(port, new Secret(TOKEN), 8);
        return FiveMinuteBucketsApp.start(
                new FiveMinuteBucketsConfig(settings, StatusMappings.DEFAULT, BucketRules.DEFAULT, Optional.of(query)),
                centre::now);
    }

    private void awaitNumbers(int port) {
        Awaitility.await()
                .until(() -> find(port, "timeframe=170&v=1")
                        .filter(answer -> answer.at("/metricsTotals/totalResolvedConversations")
                                        .asInt()
                                > 50)
                        .isPresent());
    }

    /** The last poll before the centre stood still, and those after it, have been counted. */
    private void awaitAgreement(VendorsSay vendor, String bearer, List<Integer> ports) {
        String all = "timeframe=60&interval=5&v=1&skillIds=all&agentIds=all";
        for (int port : ports) {
            Awaitility.await()
                    .pollInterval(Duration.ofMillis(300))
                    .untilAsserted(() -> assertThat(find(port, all)).contains(vendor.asked(all, bearer)));
        }
    }

    private void compare(VendorsSay vendor, String bearer, List<Integer> ports, ContactCentre centre) throws Exception {
        Random random = new Random(seed);
        List<String> agents = agents(centre);
        for (int i = 0; i < QUESTIONS; i++) {
            int port = ports.get(i % 2);
            String parameters = parameters(random, agents);
            Both both = ask(vendor, bearer, port, parameters, centre);
            assertThat(both.ours).as("%s, seed %d", parameters, seed).contains(both.theirs);
        }
    }

    /** Asks both in one minute of the centre's time: in the next, a timeframe may begin five minutes later. */
    private Both ask(VendorsSay vendor, String bearer, int port, String parameters, ContactCentre centre)
            throws Exception {
        while (true) {
            Instant minute = centre.now().truncatedTo(ChronoUnit.MINUTES);
            Both both = new Both(find(port, parameters), vendor.asked(parameters, bearer));
            if (centre.now().truncatedTo(ChronoUnit.MINUTES).equals(minute)) {
                return both;
            }
        }
    }

    private record Both(Optional<JsonNode> ours, JsonNode theirs) {}

    private static String parameters(Random random, List<String> agents) {
        int timeframe = random.nextInt(1, MOST_MINUTES + 1);
        List<Integer> divisors = IntStream.rangeClosed(1, timeframe)
                .filter(width -> timeframe % width == 0)
                .boxed()
                .toList();
        StringBuilder parameters = new StringBuilder("v=1&timeframe=" + timeframe);
        if (random.nextBoolean()) {
            parameters.append("&interval=").append(divisors.get(random.nextInt(divisors.size())));
        }
        ids(random, List.of("-1", "1", "2", "3", "4", "77"), "skillIds", parameters);
        ids(random, agents, "agentIds", parameters);
        return parameters.toString();
    }

    private static void ids(Random random, List<String> ids, String name, StringBuilder parameters) {
        switch (random.nextInt(3)) {
            case 0 -> {}
            case 1 -> parameters.append('&').append(name).append("=all");
            default ->
                parameters
                        .append('&')
                        .append(name)
                        .append('=')
                        .append(String.join(
                                ",",
                                ids.stream().filter(_ -> random.nextInt(3) == 0).toList()));
        }
    }

    private static List<String> agents(ContactCentre centre) {
        List<String> agents = new ArrayList<>(List.of("999"));
        centre.conversations(centre.now().minus(Duration.ofHours(4)), centre.now())
                .forEach(conversation -> conversation.agentId().ifPresent(agents::add));
        return agents.stream().distinct().toList();
    }

    /** The answer; empty as long as an instance has none, or does not listen yet. */
    private Optional<JsonNode> find(int port, String parameters) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:%d/operations/api/account/%s/msgconversation?%s"
                                .formatted(port, ThreeVendors.LIVEPERSON, parameters)))
                .header("Authorization", "Bearer " + TOKEN)
                .build();
        try {
            var answer = http.send(request, BodyHandlers.ofString());
            return answer.statusCode() == 200 ? Optional.of(JSON.readTree(answer.body())) : Optional.empty();
        } catch (ConnectException e) {
            return Optional.empty();
        }
    }
}
