package io.switchboard.consumer.cell;

import static io.switchboard.consumer.timeline.Bucket.WIDTH_SEC;

import io.switchboard.consumer.reading.Thing;
import io.switchboard.consumer.timeline.Tally;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The cells that one poll is about, while it changes them. */
public final class Workbench {
    private final Cells cells;
    private final String account;
    private final long horizon;
    private final boolean readsPast;
    private final SortedMap<CellKey, State> states = new TreeMap<>();
    private final Set<CellKey> tooLate = new HashSet<>();

    /**
     * @param horizon epoch second: what is known of buckets that end there or before is deleted
     * @param readsPast whether buckets behind the horizon are made anew, and kept apart; if not, they stay as they are
     */
    public Workbench(Cells cells, String account, long horizon, boolean readsPast) {
        this.cells = cells;
        this.account = account;
        this.horizon = horizon;
        this.readsPast = readsPast;
    }

    private record State(@Nullable Cell before, Cell now) {}

    /** Changes the bucket of five minutes with this end. */
    public void change(Thing thing, long end, UnaryOperator<Cell> how) {
        change(thing, end - WIDTH_SEC, end, how);
    }

    /** Changes a bucket of any width. */
    public void change(Thing thing, long start, long end, UnaryOperator<Cell> how) {
        CellKey key = new CellKey(account, thing, end);
        if (isForgotten(key)) {
            tooLate.add(key);
            return;
        }
        State state = states.computeIfAbsent(key, absent -> load(absent, start));
        states.put(key, new State(state.before, how.apply(state.now)));
    }

    /** Changes all buckets of a kind whose ends lie in {@code (after, upTo]}; each is given with its end. */
    public void changeAll(Thing.Kind kind, long after, long upTo, BiFunction<Long, Cell, Cell> how) {
        look(kind, after, upTo);
        states.replaceAll((key, state) -> {
            boolean isMeant = key.thing().kind() == kind && key.end() > after && key.end() <= upTo;
            return isMeant ? new State(state.before, how.apply(key.end(), state.now)) : state;
        });
    }

    /** Whether the bucket is on its topic, or may be, with contents that nobody knows any more. */
    private boolean isForgotten(CellKey key) {
        if (key.end() > horizon) {
            return false;
        }
        return !readsPast
                || (!states.containsKey(key)
                        && cells.find(key, horizon) == null
                        && cells.forgotten().isLive(key));
    }

    /** Whether live polls have counted in buckets that end in {@code (after, upTo]} and are not known any more. */
    public boolean hasForgottenCounts(Thing.Kind kind, long after, long upTo) {
        return cells.forgotten().hasCounted(account, kind, after, Math.min(upTo, horizon));
    }

    /** Adds to what the agent's statuses come to. */
    public void add(Thing agent, String name, long end, Tally tally) {
        replace(agent, name, end, Tally.NONE, tally);
    }

    /** Puts a tally in the place of one that was added; where that was too long ago to be known, all stays as it is. */
    public void replace(Thing agent, String name, long end, Tally added, Tally tally) {
        change(agent, end, cell -> {
            Optional<Tally> rest = cell.tally().minus(added);
            if (rest.isEmpty()) {
                tooLate.add(new CellKey(account, agent, end));
            }
            return rest.map(kept -> cell.named(name).with(kept.plus(tally))).orElse(cell);
        });
    }

    /** A bucket as it is now; empty if there is none. */
    public Optional<Cell> find(Thing thing, long end) {
        CellKey key = new CellKey(account, thing, end);
        State state = states.get(key);
        return Optional.ofNullable(state == null ? cells.find(key, horizon) : state.now);
    }

    /** The bucket is not known any more, and stays as it is. */
    public void comesTooLate(Thing thing, long end) {
        tooLate.add(new CellKey(account, thing, end));
    }

    /** Also looks at all buckets of a kind whose ends lie in {@code (after, upTo]}. */
    public void look(Thing.Kind kind, long after, long upTo) {
        cells.listRecent(account, kind, Math.max(after, horizon), upTo)
                .forEach((key, cell) -> states.putIfAbsent(key, new State(cell, cell)));
    }

    /** Buckets so old that they are not known any more, and stay as they are. */
    public int tooLate() {
        return tooLate.size();
    }

    /** Latest end of a bucket of the kind behind the horizon; empty if none is changed. */
    public Optional<Long> latestPast(Thing.Kind kind) {
        return states.keySet().stream()
                .filter(key -> key.thing().kind() == kind && key.end() <= horizon)
                .map(CellKey::end)
                .max(Long::compare);
    }

    /** Decides of every cell whether it is issued, and stores those that changed. */
    public void settle(Decision decision) {
        states.forEach((key, state) -> {
            Cell now = decision.settle(key, state.now);
            boolean closes = !now.issued().isFinal() && decision.isFinal(key);
            Cell settled = now.equals(state.before) && !closes ? now : issue(key, now, decision);
            if (!settled.equals(state.before)) {
                cells.put(key, settled, horizon);
            }
        });
    }

    private Cell issue(CellKey key, Cell cell, Decision decision) {
        if (cell.issued().revision() == 0 && !cell.isWorthARow(key.thing().kind())) {
            return cell;
        }
        Cell.Issued was = cell.issued();
        int above =
                was.revision() == 0 && key.end() <= horizon ? cells.forgotten().revision(key) : was.revision();
        Cell next = cell.issue(new Cell.Issued(
                above + 1,
                was.isFinal() || decision.isFinal(key),
                was.isFinal() || decision.wasClosed(key),
                readsPast && (was.revision() == 0 || was.past())));
        decision.issued(key, next);
        return next;
    }

    private State load(CellKey key, long start) {
        Cell known = cells.find(key, horizon);
        return new State(known, known == null ? Cell.empty(start) : known);
    }

    /** What is known of the account's time, and where rows go. */
    public interface Decision {
        /** The cell with all that depends on the account's time. */
        Cell settle(CellKey key, Cell cell);

        boolean isFinal(CellKey key);

        /** Whether the bucket was closed before this poll. */
        boolean wasClosed(CellKey key);

        /** A revision that subscribers do not have yet. */
        void issued(CellKey key, Cell cell);
    }
}
