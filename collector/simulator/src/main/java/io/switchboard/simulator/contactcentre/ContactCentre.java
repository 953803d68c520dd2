package io.switchboard.simulator.contactcentre;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * A contact centre that lives by itself. Its history follows from the options and the start alone: it is worked out up
 * to the clock's instant whenever somebody looks, and it makes no difference how often that is. It has been open for
 * its options' history at the start. Thread-safe.
 */
public final class ContactCentre {
    private final String account;
    private final Clock clock;
    private final Instant opening;
    private final EventQueue agenda;
    private final CallRouting lines;
    private final List<SimulatedAgent> agents;

    /**
     * Opens the centre.
     *
     * @param start the instant from which on it will be looked at
     */
    public ContactCentre(String account, CentreOptions options, Instant start, Clock clock) {
        this.account = account;
        this.clock = clock;
        this.opening = Instant.ofEpochMilli(start.minus(options.history()).toEpochMilli());
        this.agenda = new EventQueue(opening.toEpochMilli());
        SplittableRandom random = new SplittableRandom(options.seed());
        CentreDays days = new CentreDays(options.zone());
        this.lines = new CallRouting(agenda, new AgentBehaviour(random.split()), days);
        this.agents = IntStream.range(0, options.agents())
                .mapToObj(index -> {
                    AgentProfile profile = AgentRoster.agent(index, random.split());
                    return new SimulatedAgent(profile, agenda, new AgentBehaviour(random.split()), lines, days);
                })
                .toList();
        lines.staff(agents);
        open(options.idle());
    }

    private void open(boolean idle) {
        if (idle) {
            for (int i = 0; i < agents.size(); i++) {
                agents.get(i).idle(i % 4 == 3 ? AgentStatus.PAUSED : AgentStatus.READY);
            }
        } else {
            agents.forEach(SimulatedAgent::work);
            lines.open(AgentRoster.QUEUES);
        }
    }

    /** When the history begins, with everybody logged out. */
    public Instant opening() {
        return opening;
    }

    /** The clock's now, up to which the truth is known. */
    public Instant now() {
        return clock.instant();
    }

    /** Everything, as it is now. */
    public synchronized CentreSnapshot snapshot() {
        Instant now = advance();
        long at = now.toEpochMilli();
        return new CentreSnapshot(
                now,
                agents.stream().map(agent -> agent.snapshot(at)).toList(),
                AgentRoster.CAMPAIGNS,
                AgentRoster.QUEUES,
                lines.waiting(),
                lines.inbound(at),
                lines.outbound(at));
    }

    /** Every transition so far in [from, to), in the order of time. */
    public synchronized List<StatusTransition> transitions(Instant from, Instant to) {
        advance();
        List<StatusTransition> transitions = new ArrayList<>();
        for (SimulatedAgent agent : agents) {
            String id = agent.profile().id();
            agent.timeline()
                    .forEachChange(
                            millisUp(from),
                            millisUp(to),
                            (at, before, after) -> transitions.add(
                                    new StatusTransition(account, id, Instant.ofEpochMilli(at), before, after)));
        }
        transitions.sort(Comparator.comparing(StatusTransition::at));
        return List.copyOf(transitions);
    }

    /** Every transition from the opening until now. */
    public List<StatusTransition> transitions() {
        return transitions(opening, Instant.MAX);
    }

    /**
     * Milliseconds in each status, by agent id, over the part of [from, to) between the opening and now. The statuses
     * of an agent sum to that part, the time logged out included; a status that did not occur is left out.
     */
    public synchronized Map<String, Map<AgentStatus, Long>> durations(Instant from, Instant to) {
        long now = advance().toEpochMilli();
        long begin = Math.max(millisUp(from), opening.toEpochMilli());
        long end = Math.min(millisUp(to), now);
        Map<String, Map<AgentStatus, Long>> durations = new LinkedHashMap<>();
        agents.forEach(
                agent -> durations.put(agent.profile().id(), agent.timeline().durations(begin, end)));
        return durations;
    }

    /** Every call that arrived, or was dialled, in [from, to), in that order. */
    public synchronized List<HandledContact> calls(Instant from, Instant to) {
        advance();
        return lines.book().arrived(millisUp(from), millisUp(to));
    }

    /** Every call that an agent answered in [from, to), in that order. */
    public synchronized List<HandledContact> answered(Instant from, Instant to) {
        advance();
        return lines.book().answered(millisUp(from), millisUp(to));
    }

    /** Every call that an agent answered and that ended in [from, to), in that order. */
    public synchronized List<HandledContact> conversations(Instant from, Instant to) {
        advance();
        return lines.book().ended(millisUp(from), millisUp(to)).stream()
                .filter(contact -> !contact.isAbandoned())
                .toList();
    }

    /** The totals of a day of the centre's zone, in the end or so far; zeros of one before the opening. */
    public synchronized DayTotals totals(LocalDate day) {
        return lines.totals(day, advance().toEpochMilli());
    }

    /** Everybody who works here, in the order of their ids. */
    public List<AgentProfile> agents() {
        return agents.stream().map(SimulatedAgent::profile).toList();
    }

    /** From now on nothing changes, though time goes on; what was about to happen waits for {@link #unfreeze}. */
    public synchronized void freeze() {
        agenda.freeze(clock.millis());
    }

    /** Life goes on where it stopped. */
    public synchronized void unfreeze() {
        agenda.unfreeze(clock.millis());
    }

    /**
     * Ends the shifts of some of those who are logged on, who leave at once or after their call.
     *
     * @return their ids
     */
    public synchronized List<String> sendHome(int most) {
        advance();
        List<SimulatedAgent> leaving =
                agents.stream().filter(SimulatedAgent::isLoggedOn).limit(most).toList();
        leaving.forEach(SimulatedAgent::endShift);
        return leaving.stream().map(agent -> agent.profile().id()).toList();
    }

    public synchronized boolean isFrozen() {
        return agenda.isFrozen();
    }

    private Instant advance() {
        Instant now = clock.instant();
        agenda.runUntil(now.toEpochMilli());
        return now;
    }

    /** A bound between two milliseconds leaves out the first of them; the far future is as good as no bound. */
    private static long millisUp(Instant bound) {
        if (bound.getEpochSecond() > Long.MAX_VALUE / 2_000 || bound.getEpochSecond() < Long.MIN_VALUE / 2_000) {
            return bound.getEpochSecond() > 0 ? Long.MAX_VALUE : Long.MIN_VALUE;
        }
        return bound.plusNanos(999_999).toEpochMilli();
    }
}
