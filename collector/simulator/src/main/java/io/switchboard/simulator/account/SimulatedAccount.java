package io.switchboard.simulator.account;

import io.switchboard.simulator.contactcentre.ContactCentre;
import io.switchboard.simulator.http.SimulatedApi;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** An account being simulated: its truth, and what the vendors reported about it. Thread-safe. */
public final class SimulatedAccount {
    private final AccountOptions options;
    private final ContactCentre centre;
    private final AnswerLog all = new AnswerLog();
    private final Map<SimulatedApi, AnswerLog> byApi = new EnumMap<>(SimulatedApi.class);

    public SimulatedAccount(AccountOptions options, ContactCentre centre) {
        this.options = options;
        this.centre = centre;
        for (SimulatedApi api : SimulatedApi.values()) {
            byApi.put(api, new AnswerLog());
        }
    }

    public String name() {
        return options.name();
    }

    /** Who it is at each vendor. */
    public AccountOptions options() {
        return options;
    }

    public String token() {
        return options.token();
    }

    public LivePersonCredentials livePerson() {
        return options.livePerson();
    }

    public KoreCredentials kore() {
        return options.kore();
    }

    /** In which Convoso writes its timestamps. */
    public ZoneId zone() {
        return options.centre().zone();
    }

    /** The truth. */
    public ContactCentre centre() {
        return centre;
    }

    /** How many requests came with the account's credentials. */
    public long requests() {
        return all.count();
    }

    /** How many of them asked that API. */
    public long requests(SimulatedApi api) {
        return tally(api).count();
    }

    /** The latest answer given; of an answer that trickles or never comes, the one that was meant. */
    public Optional<SimulatedResponse> lastAnswer() {
        return all.last();
    }

    /** The latest answer of that API. */
    public Optional<SimulatedResponse> lastAnswer(SimulatedApi api) {
        return tally(api).last();
    }

    void answered(SimulatedApi api, SimulatedResponse answer) {
        all.add(answer);
        tally(api).add(answer);
    }

    private AnswerLog tally(SimulatedApi api) {
        return byApi.getOrDefault(api, all);
    }
}
