package io.switchboard.simulator.contactcentre;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The calls: those that come and wait for an agent, those that are dialled, and what became of them. */
final class CallRouting implements SimulatedAgent.ContactFloor {
    private final EventQueue agenda;
    private final AgentBehaviour habits;
    private final DailyTotals inbound;
    private final DailyTotals outbound;
    private final List<SimulatedAgent> agents = new ArrayList<>();
    private final Deque<CentreCall> waiting = new ArrayDeque<>();
    private final CallBook book = new CallBook();

    CallRouting(EventQueue agenda, AgentBehaviour habits, CentreDays days) {
        this.agenda = agenda;
        this.habits = habits;
        this.inbound = new DailyTotals(days);
        this.outbound = new DailyTotals(days);
    }

    void staff(List<SimulatedAgent> all) {
        agents.addAll(all);
    }

    void open(List<CentreGroup> queues) {
        for (CentreGroup queue : queues) {
            int staff =
                    (int) agents.stream().filter(agent -> agent.serves(queue)).count();
            if (staff > 0) {
                agenda.in(habits.nextCaller(staff), () -> receive(queue, staff));
            }
        }
    }

    CallBook book() {
        return book;
    }

    int waiting() {
        return waiting.size();
    }

    DirectionTotals inbound(long at) {
        return inbound.totals(at);
    }

    DirectionTotals outbound(long at) {
        return outbound.totals(at);
    }

    DayTotals totals(LocalDate day, long at) {
        return new DayTotals(inbound.totals(day, at), outbound.totals(day, at));
    }

    @Override
    public void freed(SimulatedAgent agent) {
        waiting.stream()
                .filter(call -> call.queue().filter(agent::serves).isPresent())
                .findFirst()
                .ifPresent(call -> {
                    waiting.remove(call);
                    agent.reserve(call);
                });
    }

    @Override
    public CentreCall dial() {
        outbound.called(agenda.now());
        return newCall(Optional.empty());
    }

    @Override
    public void answered(CentreCall call, SimulatedAgent agent) {
        ledger(call.isInbound()).answered(agenda.now(), agent.profile().id());
        book.answered(call, agent.profile().id(), agenda.now());
    }

    @Override
    public void ended(CentreCall call, CallEnding ending) {
        book.ended(call, ending, agenda.now());
    }

    @Override
    public void wrappedUp(CentreCall call) {
        book.wrappedUp(call, agenda.now());
    }

    @Override
    public void spent(boolean onInbound, AgentStatus status, long millis) {
        ledger(onInbound).spent(agenda.now(), status, millis);
    }

    private void receive(CentreGroup queue, int staff) {
        agenda.in(habits.nextCaller(staff), () -> receive(queue, staff));
        long present = agents.stream()
                .filter(agent -> agent.serves(queue) && agent.isLoggedOn())
                .count();
        if (habits.callsNow(present, staff)) {
            receive(newCall(Optional.of(queue)), queue);
        }
    }

    private void receive(CentreCall call, CentreGroup queue) {
        inbound.called(agenda.now());
        findLongestFree(queue).ifPresentOrElse(agent -> agent.reserve(call), () -> hold(call));
    }

    private Optional<SimulatedAgent> findLongestFree(CentreGroup queue) {
        return agents.stream()
                .filter(agent -> agent.isFree() && agent.serves(queue))
                .min(Comparator.comparingLong(SimulatedAgent::since));
    }

    private void hold(CentreCall call) {
        waiting.add(call);
        agenda.in(habits.patience(), () -> {
            if (waiting.remove(call)) {
                inbound.dropped(agenda.now());
                book.ended(call, CallEnding.ABANDONED, agenda.now());
            }
        });
    }

    private CentreCall newCall(Optional<CentreGroup> queue) {
        return book.open(habits.leadId(), queue, agenda.now());
    }

    private DailyTotals ledger(boolean isInbound) {
        return isInbound ? inbound : outbound;
    }
}
