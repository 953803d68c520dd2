package io.switchboard.simulator.centre;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The calls: those that come and wait for an agent, those that are dialled, and what became of them. */
final class Lines implements Agent.Floor {
    private final Agenda agenda;
    private final Habits habits;
    private final Ledger inbound;
    private final Ledger outbound;
    private final List<Agent> agents = new ArrayList<>();
    private final Deque<Call> waiting = new ArrayDeque<>();
    private final CallBook book = new CallBook();

    Lines(Agenda agenda, Habits habits, Days days) {
        this.agenda = agenda;
        this.habits = habits;
        this.inbound = new Ledger(days);
        this.outbound = new Ledger(days);
    }

    void staff(List<Agent> all) {
        agents.addAll(all);
    }

    void open(List<Group> queues) {
        for (Group queue : queues) {
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

    Totals inbound(long at) {
        return inbound.totals(at);
    }

    Totals outbound(long at) {
        return outbound.totals(at);
    }

    DayTotals totals(LocalDate day, long at) {
        return new DayTotals(inbound.totals(day, at), outbound.totals(day, at));
    }

    @Override
    public void freed(Agent agent) {
        waiting.stream()
                .filter(call -> call.queue().filter(agent::serves).isPresent())
                .findFirst()
                .ifPresent(call -> {
                    waiting.remove(call);
                    agent.reserve(call);
                });
    }

    @Override
    public Call dial() {
        outbound.called(agenda.now());
        return newCall(Optional.empty());
    }

    @Override
    public void answered(Call call, Agent agent) {
        ledger(call.isInbound()).answered(agenda.now(), agent.profile().id());
        book.answered(call, agent.profile().id(), agenda.now());
    }

    @Override
    public void ended(Call call, Ending ending) {
        book.ended(call, ending, agenda.now());
    }

    @Override
    public void wrappedUp(Call call) {
        book.wrappedUp(call, agenda.now());
    }

    @Override
    public void spent(boolean onInbound, AgentStatus status, long millis) {
        ledger(onInbound).spent(agenda.now(), status, millis);
    }

    private void receive(Group queue, int staff) {
        agenda.in(habits.nextCaller(staff), () -> receive(queue, staff));
        long present = agents.stream()
                .filter(agent -> agent.serves(queue) && agent.isLoggedOn())
                .count();
        if (habits.callsNow(present, staff)) {
            receive(newCall(Optional.of(queue)), queue);
        }
    }

    private void receive(Call call, Group queue) {
        inbound.called(agenda.now());
        findLongestFree(queue).ifPresentOrElse(agent -> agent.reserve(call), () -> hold(call));
    }

    private Optional<Agent> findLongestFree(Group queue) {
        return agents.stream()
                .filter(agent -> agent.isFree() && agent.serves(queue))
                .min(Comparator.comparingLong(Agent::since));
    }

    private void hold(Call call) {
        waiting.add(call);
        agenda.in(habits.patience(), () -> {
            if (waiting.remove(call)) {
                inbound.dropped(agenda.now());
                book.ended(call, Ending.ABANDONED, agenda.now());
            }
        });
    }

    private Call newCall(Optional<Group> queue) {
        return book.open(habits.leadId(), queue, agenda.now());
    }

    private Ledger ledger(boolean isInbound) {
        return isInbound ? inbound : outbound;
    }
}
