package io.switchboard.simulator.account;

import io.switchboard.simulator.centre.Centre;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** An account being simulated: its truth, and what the vendor told about it. Thread-safe. */
public final class Account {
    private final AccountOptions options;
    private final Centre centre;
    private final AtomicLong requests = new AtomicLong();
    private final AtomicReference<@Nullable Answer> lastAnswer = new AtomicReference<>();

    public Account(AccountOptions options, Centre centre) {
        this.options = options;
        this.centre = centre;
    }

    public String name() {
        return options.name();
    }

    public String token() {
        return options.token();
    }

    /** In which the vendor writes its timestamps. */
    public ZoneId zone() {
        return options.centre().zone();
    }

    /** The truth. */
    public Centre centre() {
        return centre;
    }

    /** How many requests came with the account's token. */
    public long requests() {
        return requests.get();
    }

    /** The latest answer given; of an answer that trickles or never comes, the one that was meant. */
    public Optional<Answer> lastAnswer() {
        return Optional.ofNullable(lastAnswer.get());
    }

    /** Counts a request and keeps its answer. */
    public void answered(Answer answer) {
        lastAnswer.set(answer);
        requests.incrementAndGet();
    }
}
