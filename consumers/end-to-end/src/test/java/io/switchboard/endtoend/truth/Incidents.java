package io.switchboard.endtoend.truth;

import io.switchboard.simulator.Simulator;
import io.switchboard.simulator.fault.FaultKind;
import io.switchboard.simulator.fault.InjectedFault;
import io.switchboard.simulator.http.SimulatedApi;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * What happens in {@link RecordedDay a day} at a time of its own, because it lasts, or because it needs midnight:
 * outages over which agents log out, counters that begin again or are kept, a catch-up, and what a vendor shows all the
 * time.
 *
 * @param midnight in the accounts' zone
 */
record Incidents(Simulator simulator, String centre, Instant midnight) {
    /** Longer than {@code max-gap} by far. */
    private static final Duration OUTAGE = Duration.ofMinutes(25);

    private static final Duration ALONE = Duration.ofMinutes(5);
    private static final int LEAVING = 3;

    /** Those that have a time of their own. */
    static final Set<FaultKind> KINDS = Set.of(
            FaultKind.ROW_WITHOUT_KEY,
            FaultKind.WITHOUT_AGENT,
            FaultKind.NOBODY_REFUSED,
            FaultKind.TWO_IN_ONE_SECOND,
            FaultKind.ALWAYS_MORE,
            FaultKind.DEEP_PAGE_REFUSED,
            FaultKind.COUNTERS_RESET,
            FaultKind.COUNTER_RESET_OF_ONE,
            FaultKind.COUNTERS_KEPT);

    /** From and to. */
    record Span(Instant begin, Instant end) {
        boolean has(Instant instant) {
            return !instant.isBefore(begin) && !instant.isAfter(end);
        }
    }

    /** Nobody polls. */
    Span collectorAway() {
        return span(45, OUTAGE);
    }

    /** No vendor answers, from before to after the clocks go back. */
    Span vendorsAway() {
        return span(105, OUTAGE);
    }

    /** Kore has nothing about statuses, over its midnight. */
    Span statusesAway() {
        return span(-12, OUTAGE);
    }

    /** Kore's pages are slow when it comes back, so that two days take longer than a poll may. */
    Span catchUp() {
        return span(13, Duration.ofMinutes(15));
    }

    /** When the monitor's counters begin again; at midnight they do not. */
    List<Instant> resets() {
        return List.of(minutes(-20), minutes(35));
    }

    /** Outages of all vendors. */
    List<Span> outages() {
        return List.of(collectorAway(), vendorsAway());
    }

    void addTo(Timetable timetable, Instant from, Restartable<?> collector) {
        timetable.at(from, this::showAllDay);
        resets().forEach(reset -> timetable.at(reset, () -> hit(FaultKind.COUNTERS_RESET)));
        lasting(
                timetable,
                span(-10, Duration.ofMinutes(46)),
                FaultKind.COUNTERS_KEPT,
                SimulatedApi.CONVOSO_AGENT_MONITOR);
        timetable.at(minutes(90), () -> hit(FaultKind.COUNTER_RESET_OF_ONE));
        lasting(timetable, statusesAway(), FaultKind.SERVER_ERROR, SimulatedApi.KORE_AGENT_STATUS_DETAILS);
        lasting(timetable, catchUp(), FaultKind.SLOW, SimulatedApi.KORE_AGENT_STATUS_DETAILS);
        lasting(
                timetable,
                span(145, Duration.ofMinutes(15)),
                FaultKind.DEEP_PAGE_REFUSED,
                SimulatedApi.KORE_CALL_VOLUME);
        for (SimulatedApi api : SimulatedApi.values()) {
            lasting(timetable, vendorsAway(), FaultKind.SERVER_ERROR, api);
        }
        timetable.at(collectorAway().begin(), collector::close);
        timetable.at(collectorAway().end(), collector::startAgain);
        for (Span outage : outages()) {
            timetable.at(
                    outage.begin().plus(ALONE), () -> simulator.centre(centre).sendHome(LEAVING));
        }
    }

    /**
     * Ends all that has not ended, but for what has no agent: anyone who led a conversation does not change with the
     * hour.
     */
    void end() {
        simulator.faults().list().stream()
                .filter(fault -> fault.kind() != FaultKind.WITHOUT_AGENT)
                .forEach(simulator.faults()::remove);
    }

    private void showAllDay() {
        for (SimulatedApi api : FaultKind.ROW_WITHOUT_KEY.apis()) {
            add(FaultKind.ROW_WITHOUT_KEY, api);
        }
        add(FaultKind.WITHOUT_AGENT, SimulatedApi.LIVEPERSON_MSGCONVERSATION);
        add(FaultKind.NOBODY_REFUSED, SimulatedApi.CONVOSO_AGENT_PERFORMANCE);
        add(FaultKind.TWO_IN_ONE_SECOND, SimulatedApi.KORE_AGENT_STATUS_DETAILS);
        add(FaultKind.ALWAYS_MORE, SimulatedApi.KORE_CALL_VOLUME);
    }

    private void add(FaultKind kind, SimulatedApi api) {
        simulator.faults().add(InjectedFault.lasting(kind, centre).of(api));
    }

    private void hit(FaultKind kind) {
        simulator.faults().add(InjectedFault.times(1, kind, centre).of(SimulatedApi.CONVOSO_AGENT_MONITOR));
    }

    private void lasting(Timetable timetable, Span span, FaultKind kind, SimulatedApi api) {
        InjectedFault fault = InjectedFault.lasting(kind, centre).of(api);
        timetable.at(span.begin(), () -> simulator.faults().add(fault));
        timetable.at(span.end(), () -> simulator.faults().remove(fault));
    }

    private Span span(int minutes, Duration length) {
        return new Span(minutes(minutes), minutes(minutes).plus(length));
    }

    private Instant minutes(int afterMidnight) {
        return midnight.plus(Duration.ofMinutes(afterMidnight));
    }
}
