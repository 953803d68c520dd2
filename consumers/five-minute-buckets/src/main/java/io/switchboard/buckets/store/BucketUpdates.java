package io.switchboard.buckets.store;

import static io.switchboard.buckets.timeline.BucketGrid.WIDTH_SEC;

import io.switchboard.buckets.extract.BucketSubject;
import io.switchboard.buckets.timeline.StatusSeconds;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The cells that one poll is about, while it changes them. */
public final class BucketUpdates {
    private final BucketStore cells;
    private final String account;
    private final long horizon;
    private final boolean readsPast;
    private final SortedMap<BucketStoreKey, UpdatedBucket> states = new TreeMap<>();
    private final Set<BucketStoreKey> tooLate = new HashSet<>();

    /**
     * @param horizon epoch second: what is known of buckets that end there or before is deleted
     * @param readsPast whether buckets behind the horizon are made again, and kept apart; if not, they stay as they are
     */
    public BucketUpdates(BucketStore cells, String account, long horizon, boolean readsPast) {
        this.cells = cells;
        this.account = account;
        this.horizon = horizon;
        this.readsPast = readsPast;
    }

    private record UpdatedBucket(@Nullable BucketState before, BucketState now) {}

    /** Changes the bucket of five minutes with this end. */
    public void change(BucketSubject thing, long end, UnaryOperator<BucketState> how) {
        change(thing, end - WIDTH_SEC, end, how);
    }

    /** Changes a bucket of any width. */
    public void change(BucketSubject thing, long start, long end, UnaryOperator<BucketState> how) {
        BucketStoreKey key = new BucketStoreKey(account, thing, end);
        if (isForgotten(key)) {
            tooLate.add(key);
            return;
        }
        UpdatedBucket state = states.computeIfAbsent(key, absent -> load(absent, start));
        states.put(key, new UpdatedBucket(state.before, how.apply(state.now)));
    }

    /** Changes all buckets of a kind whose ends lie in {@code (after, upTo]}; each is given with its end. */
    public void changeAll(
            BucketSubject.SubjectKind kind, long after, long upTo, BiFunction<Long, BucketState, BucketState> how) {
        look(kind, after, upTo);
        states.replaceAll((key, state) -> {
            boolean isMeant = key.thing().kind() == kind && key.end() > after && key.end() <= upTo;
            return isMeant ? new UpdatedBucket(state.before, how.apply(key.end(), state.now)) : state;
        });
    }

    /** Whether the bucket is on its topic, or may be, with contents that nobody knows any more. */
    private boolean isForgotten(BucketStoreKey key) {
        if (key.end() > horizon) {
            return false;
        }
        return !readsPast
                || (!states.containsKey(key)
                        && cells.find(key, horizon) == null
                        && cells.forgotten().isLive(key));
    }

    /** Whether live polls have counted in buckets that end in {@code (after, upTo]} and are not known any more. */
    public boolean hasForgottenCounts(BucketSubject.SubjectKind kind, long after, long upTo) {
        return cells.forgotten().hasCounted(account, kind, after, Math.min(upTo, horizon));
    }

    /** Adds to what the agent's statuses come to. */
    public void add(BucketSubject agent, String name, long end, StatusSeconds tally) {
        replace(agent, name, end, StatusSeconds.NONE, tally);
    }

    /** Puts a tally in the place of one that was added; where that was too long ago to be known, all stays as it is. */
    public void replace(BucketSubject agent, String name, long end, StatusSeconds added, StatusSeconds tally) {
        change(agent, end, cell -> {
            Optional<StatusSeconds> rest = cell.tally().minus(added);
            if (rest.isEmpty()) {
                tooLate.add(new BucketStoreKey(account, agent, end));
            }
            return rest.map(kept -> cell.named(name).with(kept.plus(tally))).orElse(cell);
        });
    }

    /** A bucket as it is now; empty if there is none. */
    public Optional<BucketState> find(BucketSubject thing, long end) {
        BucketStoreKey key = new BucketStoreKey(account, thing, end);
        UpdatedBucket state = states.get(key);
        return Optional.ofNullable(state == null ? cells.find(key, horizon) : state.now);
    }

    /** The bucket is not known any more, and stays as it is. */
    public void comesTooLate(BucketSubject thing, long end) {
        tooLate.add(new BucketStoreKey(account, thing, end));
    }

    /** Also looks at all buckets of a kind whose ends lie in {@code (after, upTo]}. */
    public void look(BucketSubject.SubjectKind kind, long after, long upTo) {
        cells.listRecent(account, kind, Math.max(after, horizon), upTo)
                .forEach((key, cell) -> states.putIfAbsent(key, new UpdatedBucket(cell, cell)));
    }

    /** Buckets so old that they are not known any more, and stay as they are. */
    public int tooLate() {
        return tooLate.size();
    }

    /** Latest end of a bucket of the kind behind the horizon; empty if none is changed. */
    public Optional<Long> latestPast(BucketSubject.SubjectKind kind) {
        return states.keySet().stream()
                .filter(key -> key.thing().kind() == kind && key.end() <= horizon)
                .map(BucketStoreKey::end)
                .max(Long::compare);
    }

    /** Decides of every cell whether it is issued, and stores those that changed. */
    public void settle(PublishDecision decision) {
        states.forEach((key, state) -> {
            BucketState now = decision.settle(key, state.now);
            boolean closes = !now.issued().isFinal() && decision.isFinal(key);
            BucketState settled = now.equals(state.before) && !closes ? now : issue(key, now, decision);
            if (!settled.equals(state.before)) {
                cells.put(key, settled, horizon);
            }
        });
    }

    private BucketState issue(BucketStoreKey key, BucketState cell, PublishDecision decision) {
        if (cell.issued().revision() == 0 && !cell.isWorthARow(key.thing().kind())) {
            return cell;
        }
        BucketState.IssuedRevision was = cell.issued();
        int above =
                was.revision() == 0 && key.end() <= horizon ? cells.forgotten().revision(key) : was.revision();
        BucketState next = cell.issue(new BucketState.IssuedRevision(
                above + 1,
                was.isFinal() || decision.isFinal(key),
                was.isFinal() || decision.wasClosed(key),
                readsPast && (was.revision() == 0 || was.past())));
        decision.issued(key, next);
        return next;
    }

    private UpdatedBucket load(BucketStoreKey key, long start) {
        BucketState known = cells.find(key, horizon);
        return new UpdatedBucket(known, known == null ? BucketState.empty(start) : known);
    }

    /** What is known of the account's time, and where rows go. */
    public interface PublishDecision {
        /** The cell with all that depends on the account's time. */
        BucketState settle(BucketStoreKey key, BucketState cell);

        boolean isFinal(BucketStoreKey key);

        /** Whether the bucket was closed before this poll. */
        boolean wasClosed(BucketStoreKey key);

        /** A revision that subscribers do not have yet. */
        void issued(BucketStoreKey key, BucketState cell);
    }
}
