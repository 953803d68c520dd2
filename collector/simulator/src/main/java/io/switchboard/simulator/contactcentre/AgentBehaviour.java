package io.switchboard.simulator.contactcentre;

import java.util.SplittableRandom;

/** How long things take, in milliseconds, at least one; and how often they happen. */
final class AgentBehaviour {
    private static final long SECOND = 1_000;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;

    private final SplittableRandom random;

    AgentBehaviour(SplittableRandom random) {
        this.random = random;
    }

    /** From the opening to the first log-on: most have begun by the fourth hour, the others come during the day. */
    long firstShift() {
        return chance(0.88) ? between(SECOND, 210 * MINUTE) : between(4 * HOUR, 14 * HOUR);
    }

    long shift() {
        return between(4 * HOUR, 9 * HOUR);
    }

    long nextShift() {
        return 24 * HOUR + between(0, 20 * MINUTE) - 10 * MINUTE;
    }

    /** From log-on to the first call taken. */
    long settling() {
        return between(SECOND, MINUTE);
    }

    long dialling() {
        return SECOND + exponential(25 * SECOND);
    }

    long ringing() {
        return between(200, 1_500);
    }

    long previewing() {
        return between(2 * SECOND, 40 * SECOND);
    }

    /** One call in twelve is a wrong number. */
    long talking() {
        return chance(0.08) ? between(400, 3 * SECOND) : lognormal(110 * SECOND, 0.8, 45 * MINUTE);
    }

    CallEnding ending() {
        double which = random.nextDouble();
        if (which < 0.55) {
            return CallEnding.CALLER;
        }
        return which < 0.94 ? CallEnding.AGENT : CallEnding.SYSTEM;
    }

    long noticing() {
        return between(300, 7 * SECOND);
    }

    long wrappingUp() {
        return chance(0.1) ? between(300, SECOND) : lognormal(18 * SECOND, 0.7, 20 * MINUTE);
    }

    boolean pausesAfterCall() {
        return chance(0.1);
    }

    /** Nobody calls for this long: a pause. */
    long waiting() {
        return MINUTE + exponential(10 * MINUTE);
    }

    /** A click too many, a short pause or a meal. */
    long pausing() {
        double kind = random.nextDouble();
        if (kind < 0.15) {
            return between(300, 2 * SECOND);
        }
        return kind < 0.85 ? between(30 * SECOND, 8 * MINUTE) : between(15 * MINUTE, 40 * MINUTE);
    }

    /** The browser fails, or the agent moves to another desk. */
    boolean losesSession() {
        return chance(0.02);
    }

    long returning() {
        return between(5 * SECOND, 10 * MINUTE);
    }

    /** How long a caller waits in a queue. */
    long patience() {
        return 5 * SECOND + exponential(80 * SECOND);
    }

    /** Until the next caller of a queue that many agents serve. */
    long nextCaller(int agents) {
        return 1 + exponential(10 * MINUTE / agents);
    }

    /** Callers come when people are at work, as the agents do. */
    boolean callsNow(long agentsPresent, int agents) {
        return chance((double) agentsPresent / agents);
    }

    long leadId() {
        return between(10_000_000, 99_999_999);
    }

    private boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    private long between(long least, long most) {
        return random.nextLong(least, most + 1);
    }

    private long exponential(long mean) {
        return (long) (-StrictMath.log(1 - random.nextDouble()) * mean);
    }

    private long lognormal(long median, double sigma, long most) {
        return Math.clamp((long) (median * StrictMath.exp(sigma * random.nextGaussian())), SECOND, most);
    }
}
