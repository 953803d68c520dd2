package io.switchboard.simulator.account;

import io.switchboard.simulator.centre.Centre;
import io.switchboard.simulator.web.Api;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** An account being simulated: its truth, and what the vendors told about it. Thread-safe. */
public final class Account {
    private final AccountOptions options;
    private final Centre centre;
    private final Tally all = new Tally();
    private final Map<Api, Tally> byApi = new EnumMap<>(Api.class);

    public Account(AccountOptions options, Centre centre) {
        this.options = options;
        this.centre = centre;
        for (Api api : Api.values()) {
            byApi.put(api, new Tally());
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
    public Centre centre() {
        return centre;
    }

    /** How many requests came with the account's credentials. */
    public long requests() {
        return all.count();
    }

    /** How many of them asked that API. */
    public long requests(Api api) {
        return tally(api).count();
    }

    /** The latest answer given; of an answer that trickles or never comes, the one that was meant. */
    public Optional<Answer> lastAnswer() {
        return all.last();
    }

    /** The latest answer of that API. */
    public Optional<Answer> lastAnswer(Api api) {
        return tally(api).last();
    }

    void answered(Api api, Answer answer) {
        all.add(answer);
        tally(api).add(answer);
    }

    private Tally tally(Api api) {
        return byApi.getOrDefault(api, all);
    }
}
