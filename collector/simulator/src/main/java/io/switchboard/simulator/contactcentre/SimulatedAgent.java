package io.switchboard.simulator.contactcentre;

import java.time.Instant;
import java.util.Optional;

/** One agent's working life: shifts, calls and pauses, each step put on the agenda by the one before. */
final class SimulatedAgent {
    private final AgentProfile profile;
    private final EventQueue agenda;
    private final AgentBehaviour habits;
    private final ContactFloor floor;
    private final StatusHistory timeline;
    private final CallLog calls;

    private Optional<CentreCall> call = Optional.empty();
    private long loggedOnAt;
    private boolean onShift;
    /** Rises with every step: a step planned before another one happened is void. */
    private int step;

    private boolean reserved;

    SimulatedAgent(
            AgentProfile profile, EventQueue agenda, AgentBehaviour habits, ContactFloor floor, CentreDays days) {
        this.profile = profile;
        this.agenda = agenda;
        this.habits = habits;
        this.floor = floor;
        this.timeline = new StatusHistory(agenda.now());
        this.calls = new CallLog(days);
        this.loggedOnAt = agenda.now();
    }

    void work() {
        agenda.in(habits.firstShift(), this::startShift);
    }

    /** Logs on and stays as it is without end. */
    void idle(AgentStatus status) {
        agenda.in(habits.settling(), () -> {
            loggedOnAt = agenda.now();
            turn(status);
        });
    }

    AgentProfile profile() {
        return profile;
    }

    StatusHistory timeline() {
        return timeline;
    }

    long since() {
        return timeline.since();
    }

    boolean isFree() {
        return timeline.status() == AgentStatus.READY && !reserved;
    }

    boolean isLoggedOn() {
        return timeline.status() != AgentStatus.LOGGED_OUT;
    }

    boolean serves(CentreGroup queue) {
        return profile.queues().contains(queue);
    }

    /** The call will be put through in a moment; until then the agent is READY but no longer free. */
    void reserve(CentreCall next) {
        step++;
        reserved = true;
        after(habits.ringing(), () -> talk(next));
    }

    AgentSnapshot snapshot(long at) {
        return new AgentSnapshot(
                profile,
                timeline.status(),
                Instant.ofEpochMilli(timeline.since()),
                Instant.ofEpochMilli(loggedOnAt),
                call,
                calls.history(at));
    }

    private void startShift() {
        agenda.in(habits.nextShift(), this::startShift);
        agenda.in(habits.shift(), this::endShift);
        onShift = true;
        logOn();
    }

    private void logOn() {
        loggedOnAt = agenda.now();
        turn(AgentStatus.PAUSED);
        after(habits.settling(), this::getReady);
    }

    private void getReady() {
        if (!onShift) {
            turn(AgentStatus.LOGGED_OUT);
            return;
        }
        turn(AgentStatus.READY);
        after(habits.waiting(), this::pause);
        if (profile.work().isDialled()) {
            after(habits.dialling(), this::beDialled);
        }
        floor.freed(this);
    }

    private void beDialled() {
        CentreCall next = floor.dial();
        if (profile.work() == CallDirection.PREVIEW) {
            turn(AgentStatus.PREVIEW);
            call = Optional.of(next);
            after(habits.previewing(), () -> talk(next));
        } else {
            talk(next);
        }
    }

    private void talk(CentreCall next) {
        turn(AgentStatus.INCALL);
        call = Optional.of(next);
        calls.started(next, agenda.now());
        floor.answered(next, this);
        after(habits.talking(), () -> endCall(next));
    }

    private void endCall(CentreCall ended) {
        calls.finished(ended, agenda.now());
        CallEnding ending = habits.ending();
        floor.ended(ended, ending);
        if (ending == CallEnding.CALLER) {
            turn(AgentStatus.DEAD);
            after(habits.noticing(), this::wrapUp);
        } else {
            wrapUp();
        }
    }

    private void wrapUp() {
        turn(AgentStatus.DISPO);
        after(habits.wrappingUp(), this::goOn);
    }

    private void goOn() {
        call.ifPresent(floor::wrappedUp);
        if (habits.losesSession()) {
            turn(AgentStatus.LOGGED_OUT);
            after(habits.returning(), this::comeBack);
        } else if (habits.pausesAfterCall()) {
            pause();
        } else {
            getReady();
        }
    }

    private void comeBack() {
        if (onShift) {
            logOn();
        }
    }

    private void pause() {
        turn(AgentStatus.PAUSED);
        after(habits.pausing(), this::getReady);
    }

    /** Anyone who is busy leaves after the call. */
    void endShift() {
        onShift = false;
        if (isFree() || timeline.status() == AgentStatus.PAUSED) {
            turn(AgentStatus.LOGGED_OUT);
        }
    }

    private void turn(AgentStatus next) {
        long now = agenda.now();
        boolean inbound = call.map(CentreCall::isInbound).orElse(profile.work() == CallDirection.INBOUND);
        floor.spent(inbound, timeline.status(), now - timeline.since());
        timeline.add(now, next);
        step++;
        reserved = false;
        if (next == AgentStatus.READY || next == AgentStatus.PAUSED || next == AgentStatus.LOGGED_OUT) {
            call = Optional.empty();
        }
    }

    private void after(long delay, Runnable task) {
        int planned = step;
        agenda.in(delay, () -> {
            if (step == planned) {
                task.run();
            }
        });
    }

    /** What an agent needs of the rest of the centre. */
    interface ContactFloor {
        void freed(SimulatedAgent agent);

        CentreCall dial();

        void answered(CentreCall call, SimulatedAgent agent);

        void ended(CentreCall call, CallEnding ending);

        void wrappedUp(CentreCall call);

        void spent(boolean inbound, AgentStatus status, long millis);
    }
}
