package io.switchboard.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import io.switchboard.simulator.account.AccountOptions;
import io.switchboard.simulator.fault.FaultKind;
import io.switchboard.simulator.fault.InjectedFault;
import io.switchboard.simulator.http.SimulatedApi;
import io.switchboard.simulator.time.SimulatedTime;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A simulator in whose account "acme" nothing changes, though time goes on, with a client of each vendor. */
abstract class StillSimulator {
    /** Of LivePerson's latest hour, all there is. */
    static final Map<String, String> HOUR =
            Map.of("timeframe", "60", "v", "1", "interval", "5", "skillIds", "all", "agentIds", "all");

    final AccountOptions acme;
    final Simulator simulator;
    final SimulatorClient client;
    final KoreClient kore;
    final LivePersonClient livePerson;

    /** An account as it is by default, in real time. */
    StillSimulator(Instant start) {
        this(start, AccountOptions.of("acme", "acme-token"));
    }

    /** In real time. */
    StillSimulator(Instant start, AccountOptions acme, AccountOptions... others) {
        this(SimulatedTime.startingAt(start, 1), acme, others);
    }

    StillSimulator(SimulatedTime time, AccountOptions acme, AccountOptions... others) {
        this.acme = acme;
        simulator = Simulator.start(SimulatorOptions.of(
                time, Stream.concat(Stream.of(acme), Stream.of(others)).toArray(AccountOptions[]::new)));
        client = new SimulatorClient(simulator.baseUri());
        kore = new KoreClient(client, acme.kore());
        livePerson = new LivePersonClient(client, simulator.baseUri(), acme.livePerson());
    }

    @BeforeEach
    void stayStill() {
        simulator.centre("acme").freeze();
    }

    @AfterEach
    void stop() {
        client.close();
        simulator.close();
    }

    /** One answer, hit by a fault. */
    final HttpResponse<String> ask(SimulatedApi api, FaultKind kind) {
        simulator.faults().add(InjectedFault.times(1, kind, "acme").of(api));
        return ask(api);
    }

    /** The first page, of the newest day or hours. */
    final HttpResponse<String> ask(SimulatedApi api) {
        Instant now = simulator.time().now();
        String today = LocalDate.ofInstant(now, ZoneOffset.UTC).toString();
        return switch (api) {
            case CONVOSO_AGENT_MONITOR -> client.get("/v1/agent-monitor/search?auth_token=acme-token");
            case CONVOSO_AGENT_PERFORMANCE -> client.get("/v1/agent-performance/search?auth_token=acme-token");
            case LIVEPERSON_MSGCONVERSATION -> livePerson.get(HOUR, now);
            case KORE_AGENT_STATUS_DETAILS ->
                kore.statusDetails("\"date\":\"%s\",\"timeZoneOffSet\":0".formatted(today), 50, 0);
            case KORE_CALL_VOLUME -> kore.callVolume(today + "T13:00:00Z", today + "T18:00:00Z", 0, 100);
        };
    }

    final JsonNode json(HttpResponse<String> answer) throws IOException {
        return client.json(answer);
    }
}
