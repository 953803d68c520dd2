package io.switchboard.consumer.bucket;

import io.switchboard.Status;
import io.switchboard.consumer.reading.Fact;
import io.switchboard.consumer.reading.Sighting;
import io.switchboard.consumer.reading.Thing;
import io.switchboard.consumer.stored.Medium;
import io.switchboard.consumer.timeline.Bucket;
import io.switchboard.consumer.timeline.Timeline;
import io.switchboard.topic.Dataset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * The agents whom Convoso's monitor shows: who is there, in which status, up to when that is counted. All agents of the
 * account are looked at only when buckets close, when a poll makes up for an outage that outlasted the grace, and after
 * a first snapshot.
 */
record Presences(StoreOf<Presence> store) {
    private static final String NAME = "presences";

    /** What is stored of an agent; the name is empty where there is none. */
    record Presence(String name, Timeline timeline) {}

    static StoreBuilder<?> builder(Medium medium) {
        return medium.store(NAME, Presence.class);
    }

    static Presences in(ProcessorContext<?, ?> context) {
        return new Presences(new StoreOf<>(context.getStateStore(NAME)));
    }

    void take(List<Fact> facts, Turn turn) {
        FeedClock before = turn.before().feed(Dataset.CONVOSO_AGENTS);
        FeedClock now = turn.now().feed(Dataset.CONVOSO_AGENTS);
        if (now.watchedFrom() > before.watchedFrom()) {
            forEach(turn, Set.of(), (agent, known) -> keepAway(agent, known, before, turn));
        }
        List<Sighting> sightings = facts.stream()
                .filter(Sighting.class::isInstance)
                .map(Sighting.class::cast)
                .toList();
        Watcher watcher = new Watcher(turn.rules(), before, turn.started());
        Set<String> touched = new HashSet<>();
        for (Sighting sighting : sightings) {
            Presence known = store.find(turn.account(), sighting.agent());
            Timeline timeline = watcher.see(known == null ? null : known.timeline(), sighting);
            count(sighting.agent(), sighting.name(), extend(timeline, now.watchedFrom(), now.lastComplete()), turn);
            touched.add(sighting.agent());
        }
        boolean snapshot = sightings.stream().anyMatch(Sighting.First.class::isInstance);
        if (snapshot || turn.concernsAllAgents(Dataset.CONVOSO_AGENTS)) {
            long proven = turn.closing(Dataset.CONVOSO_AGENTS);
            forEach(turn, touched, (agent, known) -> {
                Timeline timeline = snapshot ? watcher.lose(known.timeline()) : known.timeline();
                count(agent, known.name(), extend(timeline, now.watchedFrom(), proven), turn);
            });
        }
    }

    private void forEach(Turn turn, Set<String> but, BiConsumer<String, Presence> with) {
        store.forEach(turn.account(), (agent, known) -> {
            if (!but.contains(agent)) {
                with.accept(agent, known);
            }
        });
    }

    /** Who was not there has not been up to the last poll before a gap: what is behind the gap says nothing of it. */
    private void keepAway(String agent, Presence known, FeedClock before, Turn turn) {
        if (known.timeline().status() == Status.OFFLINE) {
            Timeline timeline = extend(known.timeline(), before.watchedFrom(), before.lastComplete());
            count(agent, known.name(), timeline, turn);
        }
    }

    private void count(String agent, String name, Timeline timeline, Turn turn) {
        Thing thing = Thing.agent(agent);
        timeline.tallies().forEach((end, tally) -> turn.bench().add(thing, name, end, tally));
        if (isForgotten(timeline, turn.horizon())) {
            store.delete(turn.account(), agent);
        } else {
            store.put(turn.account(), agent, new Presence(name, timeline.counted()));
        }
    }

    /**
     * Silence about an agent who is there proves the status, however long; about one who is not, while polls watched,
     * and only to the end of the bucket: later ones have no row.
     */
    private static Timeline extend(Timeline timeline, long watchedFrom, long proven) {
        if (!timeline.watched()) {
            return timeline;
        }
        if (timeline.status() != Status.OFFLINE) {
            return timeline.extendTo(proven);
        }
        long bucket = timeline.lastLoggedInBucket();
        return timeline.skipTo(Math.min(watchedFrom, bucket)).extendTo(Math.min(proven, bucket));
    }

    private static boolean isForgotten(Timeline timeline, long horizon) {
        boolean away = timeline.status() == Status.OFFLINE || !timeline.watched();
        return away && Bucket.endOf(Math.max(timeline.end(), timeline.loggedInTo())) <= horizon;
    }
}
