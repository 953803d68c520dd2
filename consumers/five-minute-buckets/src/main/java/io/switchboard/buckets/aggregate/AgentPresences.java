package io.switchboard.buckets.aggregate;

import io.switchboard.Status;
import io.switchboard.buckets.extract.AgentObservation;
import io.switchboard.buckets.extract.BucketSubject;
import io.switchboard.buckets.extract.Measurement;
import io.switchboard.buckets.store.BucketState;
import io.switchboard.buckets.store.BucketUpdates;
import io.switchboard.buckets.timeline.BucketGrid;
import io.switchboard.buckets.timeline.StatusSeconds;
import io.switchboard.buckets.timeline.StatusSpan;
import io.switchboard.buckets.timeline.StatusTimeline;
import io.switchboard.streams.store.StoreKind;
import io.switchboard.topic.Dataset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * The agents whom Convoso's monitor shows: who is there, in which status, up to when that is counted. All agents of the
 * account are looked at only when buckets close, when a poll makes up for an outage that outlasted the grace, behind a
 * gap, and after a first snapshot.
 */
record AgentPresences(StoreOf<StoredPresence> store) {
    private static final String NAME = "presences";

    /**
     * What is stored of an agent.
     *
     * @param name empty where there is none
     * @param timed whether the vendor says since when the agent is in the status
     */
    record StoredPresence(String name, StatusTimeline timeline, boolean timed) {

        /**
         * Whether silence says something of this agent only while polls watch. An agent who came and went between two
         * polls leaves no trace; one who left a status and came back to it leaves one if the vendor times it.
         */
        private boolean needsWatching() {
            return timeline.status() == Status.OFFLINE || !timed;
        }

        private StoredPresence with(StatusTimeline next) {
            return new StoredPresence(name, next, timed);
        }
    }

    static StoreBuilder<?> builder(StoreKind medium) {
        return medium.store(NAME, StoredPresence.class);
    }

    static AgentPresences in(ProcessorContext<?, ?> context) {
        return new AgentPresences(new StoreOf<>(context.getStateStore(NAME)));
    }

    void take(List<Measurement> facts, PollUpdate turn) {
        DatasetWatermark before = turn.before().feed(Dataset.CONVOSO_AGENTS);
        DatasetWatermark now = turn.now().feed(Dataset.CONVOSO_AGENTS);
        if (now.watchedFrom() > before.watchedFrom()) {
            forEach(turn, Set.of(), (agent, known) -> endBeforeGap(agent, known, before, turn));
        }
        List<AgentObservation> sightings = facts.stream()
                .filter(AgentObservation.class::isInstance)
                .map(AgentObservation.class::cast)
                .toList();
        AgentTracker watcher = new AgentTracker(turn.rules(), before, turn.started());
        Set<String> touched = new HashSet<>();
        for (AgentObservation sighting : sightings) {
            StoredPresence known = store.find(turn.account(), sighting.agent());
            StatusTimeline timeline = watcher.see(known == null ? null : known.timeline(), sighting);
            StoredPresence seen = new StoredPresence(sighting.name(), timeline, sighting.timed());
            count(sighting.agent(), extend(seen, now, Long.MAX_VALUE), turn);
            touched.add(sighting.agent());
        }
        boolean snapshot = sightings.stream().anyMatch(AgentObservation.FirstObservation.class::isInstance);
        if (snapshot || turn.concernsAllAgents(Dataset.CONVOSO_AGENTS)) {
            long closing = turn.now().agentsClosedTo();
            forEach(turn, touched, (agent, known) -> {
                StoredPresence left = snapshot ? known.with(watcher.lose(known.timeline())) : known;
                count(agent, extend(left, now, closing), turn);
            });
        }
    }

    /** Takes back what was counted of a time that had not come yet. */
    void takeBack(SetBack back) {
        long believed = back.provenBefore(Dataset.CONVOSO_AGENTS.name());
        forEach(back.turn(), Set.of(), (agent, known) -> {
            StatusTimeline timeline = known.timeline();
            boolean changed = timeline.since() > back.second();
            if (changed) {
                forget(agent, known, believed, back);
            } else if (timeline.end() > believed) {
                long from = Math.max(timeline.since(), believed);
                new StatusSpan(from, timeline.end(), timeline.status())
                        .tallies()
                        .forEach((end, tally) -> back.turn()
                                .bench()
                                .replace(BucketSubject.agent(agent), known.name(), end, tally, StatusSeconds.NONE));
            }
            long cut = changed ? back.second() : Math.max(timeline.since(), believed);
            store.put(back.turn().account(), agent, known.with(timeline.cutTo(cut)));
        });
    }

    /**
     * An agent whose status changed by the wrong clock: nobody knows when. What was counted beyond what is believed
     * goes with its whole bucket; that there were changes is reported in the bucket in which the clock is right again.
     */
    private static void forget(String agent, StoredPresence known, long believed, SetBack back) {
        BucketUpdates bench = back.turn().bench();
        BucketSubject thing = BucketSubject.agent(agent);
        int moves = 0;
        for (long end = BucketGrid.endOf(known.timeline().end()); end > believed; end -= BucketGrid.WIDTH_SEC) {
            Optional<BucketState> cell = bench.find(thing, end);
            if (cell.isPresent()) {
                StatusSeconds was = cell.get().tally();
                boolean isLater = end > back.bucket();
                moves += isLater ? was.changes() : 0;
                boolean fits = was.observed() <= believed - (end - BucketGrid.WIDTH_SEC);
                StatusSeconds kept = new StatusSeconds(fits ? was.seconds() : Map.of(), isLater ? 0 : was.changes());
                bench.replace(thing, known.name(), end, was, kept);
            }
        }
        if (moves > 0) {
            bench.add(thing, known.name(), back.bucket(), new StatusSeconds(Map.of(), moves));
        }
    }

    private void forEach(PollUpdate turn, Set<String> but, BiConsumer<String, StoredPresence> with) {
        store.forEach(turn.account(), (agent, known) -> {
            if (!but.contains(agent)) {
                with.accept(agent, known);
            }
        });
    }

    /** Of whom silence says something only while polls watch, it does up to the last poll before a gap. */
    private void endBeforeGap(String agent, StoredPresence known, DatasetWatermark before, PollUpdate turn) {
        if (known.needsWatching()) {
            count(agent, extend(known, before, Long.MAX_VALUE), turn);
        }
    }

    private void count(String agent, StoredPresence presence, PollUpdate turn) {
        BucketSubject thing = BucketSubject.agent(agent);
        StatusTimeline timeline = presence.timeline();
        timeline.tallies().forEach((end, tally) -> turn.bench().add(thing, presence.name(), end, tally));
        if (isForgotten(timeline, turn.horizon())) {
            store.delete(turn.account(), agent);
        } else {
            store.put(turn.account(), agent, presence.with(timeline.counted()));
        }
    }

    /**
     * Silence about an agent who is there proves the status, however long, as far as polls have seen all who are; about
     * one who is not, as far as they would have shown others, and only to the end of the bucket: later ones have no
     * row.
     */
    private static StoredPresence extend(StoredPresence presence, DatasetWatermark clock, long upTo) {
        StatusTimeline timeline = presence.timeline();
        if (!timeline.watched()) {
            return presence;
        }
        boolean away = timeline.status() == Status.OFFLINE;
        long bucket = away ? timeline.lastLoggedInBucket() : Long.MAX_VALUE;
        long proven = Math.min(away ? clock.lastComplete() : clock.provenTo(), upTo);
        StatusTimeline watched =
                presence.needsWatching() ? timeline.skipTo(Math.min(clock.watchedFrom(), bucket)) : timeline;
        return presence.with(watched.extendTo(Math.min(proven, bucket)));
    }

    private static boolean isForgotten(StatusTimeline timeline, long horizon) {
        boolean away = timeline.status() == Status.OFFLINE || !timeline.watched();
        return away && BucketGrid.endOf(Math.max(timeline.end(), timeline.loggedInTo())) <= horizon;
    }
}
