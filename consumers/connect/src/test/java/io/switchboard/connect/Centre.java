package io.switchboard.connect;

import io.switchboard.collector.Collector;
import io.switchboard.collector.config.CollectorConfig;
import io.switchboard.simulator.Simulator;
import io.switchboard.simulator.SimulatorOptions;
import io.switchboard.simulator.account.AccountOptions;
import io.switchboard.simulator.account.KoreCredentials;
import io.switchboard.simulator.account.LivePersonCredentials;
import io.switchboard.simulator.fault.FaultKind;
import io.switchboard.simulator.fault.InjectedFault;
import io.switchboard.simulator.http.SimulatedApi;
import io.switchboard.simulator.time.SimulatedTime;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import org.awaitility.Awaitility;

/**
 * A simulated centre at three vendors, polled by the real collector.
 *
 * @param directory of its file
 */
record Centre(String bootstrapServers, String registryUrl, Path directory) {
    private static final double SPEED = 60;

    /**
     * Polls until enough is there, then shows no agents until they are gone, and lets them come back.
     *
     * @param enough whether everything has been polled
     * @param gone whether the topics say that no agent is there
     */
    void record(Callable<Boolean> enough, Callable<Boolean> gone) throws Exception {
        SimulatedTime time = SimulatedTime.startingAt(morning(), SPEED);
        AccountOptions account =
                AccountOptions.of("centre", "token-of-the-centre").withAgents(20);
        try (Simulator simulator = Simulator.start(SimulatorOptions.of(time, account));
                Collector _ = Collector.start(
                        load(simulator.baseUri(), account), time.scheduler(), RandomGenerator.getDefault())) {
            Awaitility.await().until(enough);
            simulator
                    .faults()
                    .add(InjectedFault.lasting(FaultKind.EMPTY_AGENTS, "centre")
                            .of(SimulatedApi.CONVOSO_AGENT_MONITOR));
            Awaitility.await().until(gone);
            simulator.faults().clear();
            Awaitility.await().until(() -> !gone.call());
        }
    }

    /**
     * Nine in the morning in the accounts' zone, when centres are at work. Of today: the broker removes records of old
     * times within minutes.
     */
    private static Instant morning() {
        return LocalDate.now(ZoneOffset.UTC).atTime(17, 0).toInstant(ZoneOffset.UTC);
    }

    private CollectorConfig load(URI simulator, AccountOptions centre) throws IOException {
        Path file = Files.writeString(directory.resolve("collector.yaml"), text(simulator, centre));
        return CollectorConfig.load(file, _ -> null);
    }

    private String text(URI simulator, AccountOptions centre) {
        LivePersonCredentials chat = centre.livePerson();
        KoreCredentials kore = centre.kore();
        return """
                kafka: { bootstrap.servers: "%1$s" }
                schema-registry: { schema.registry.url: "%2$s" }
                topics: { prefix: switchboard, partitions: 6, replication-factor: 1 }
                ops: { port: 0 }
                accounts:
                  - { name: sales, vendor: convoso, rate-limit: 6000/m, base-url: "%3$s", auth-token: "%4$s", datasets: {
                      agent-monitor: { poll-interval: 15s }, agent-performance: { poll-interval: 15s } } }
                  - { name: chat, vendor: liveperson, account-id: "%5$s", discovery-url: "%3$s",
                      bearer: { username: "%6$s", password: "%7$s" }, datasets: { msgconversation: { poll-interval: 15s } } }
                  - { name: care, vendor: kore, rate-limit: 6000/m, base-url: "%3$s", account-id: "%8$s", instance-id: "%9$s",
                      org-id: "%10$s", jwt: { client-id: "%11$s", client-secret: "%12$s", lifetime: 5m }, datasets: {
                        agent-status-details: { poll-interval: 15s }, call-volume: { poll-interval: 15s } } }
                """.formatted(
                        bootstrapServers,
                        registryUrl,
                        simulator,
                        centre.token(),
                        chat.accountId(),
                        chat.username(),
                        chat.password(),
                        kore.accountId(),
                        kore.instanceId(),
                        kore.orgId(),
                        kore.clientId(),
                        kore.clientSecret());
    }
}
