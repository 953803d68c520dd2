package io.switchboard.simulator.kore;

import io.switchboard.simulator.account.SimulatedAccount;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** How many requests each account made within the last minute of simulated time. Thread-safe. */
final class RateLimits {
    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final Clock clock;
    private final Map<String, Deque<Instant>> admitted = new HashMap<>();

    RateLimits(Clock clock) {
        this.clock = clock;
    }

    /** Counts the request if it is within the account's limit. */
    synchronized boolean admit(SimulatedAccount account) {
        int most = account.options().korePerMinute();
        if (most == 0) {
            return true;
        }
        Instant now = clock.instant();
        Deque<Instant> recent = admitted.computeIfAbsent(account.name(), _ -> new ArrayDeque<>());
        while (!recent.isEmpty() && !recent.getFirst().isAfter(now.minus(WINDOW))) {
            recent.removeFirst();
        }
        if (recent.size() >= most) {
            return false;
        }
        recent.addLast(now);
        return true;
    }
}
