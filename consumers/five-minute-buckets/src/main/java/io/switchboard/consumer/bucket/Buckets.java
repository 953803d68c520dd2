package io.switchboard.consumer.bucket;

import static io.switchboard.consumer.timeline.Bucket.secondOf;

import io.switchboard.AgentBucket;
import io.switchboard.AgentBucketKey;
import io.switchboard.consumer.timeline.Timeline;
import io.switchboard.consumer.whole.Sighting;
import io.switchboard.consumer.whole.WholePoll;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Adds each poll to the timelines of the agents that it tells of, and issues the buckets whose numbers are new. All
 * agents of the account are looked at only when a bucket closes, when a poll makes up for an outage that outlasted the
 * grace, and after a first snapshot.
 */
final class Buckets implements Processor<String, WholePoll, AgentBucketKey, AgentBucket> {
    private final BucketRules rules;
    private @Nullable Running running;

    Buckets(BucketRules rules) {
        this.rules = rules;
    }

    @Override
    public void init(ProcessorContext<AgentBucketKey, AgentBucket> context) {
        running = new Running(context, Agents.in(context));
    }

    @Override
    public void process(Record<String, WholePoll> record) {
        Running to = running;
        if (to == null) {
            throw new IllegalStateException("Not initialised");
        }
        WholePoll poll = record.value();
        String target = poll.account() + "\0" + poll.dataset() + "\0";
        AccountClock before = to.agents().clock(target);
        AccountClock now = before.after(poll.end(), rules);
        Watcher watcher = new Watcher(rules, before, secondOf(poll.end().startedAt()));
        SortedMap<String, AgentState> touched = see(poll, target, watcher, to.agents());
        SortedMap<String, AgentState> all =
                new TreeMap<>(concernsAll(poll, before, now) ? to.agents().list(target) : Map.of());
        if (poll.isSnapshot()) {
            all.replaceAll((agent, state) -> state.with(watcher.lose(state.timeline())));
        }
        all.putAll(touched);
        Settlement settlement = new Settlement(rules, before, now);
        all.forEach((agent, state) -> {
            Settlement.Result result = settlement.settle(state, touched.containsKey(agent));
            to.agents().put(target, agent, result);
            BucketRow row = new BucketRow(poll.vendor(), poll.account(), agent, state.name());
            result.revisions()
                    .forEach(revision -> to.context()
                            .forward(new Record<>(row.key(revision), row.value(revision), record.timestamp())));
        });
        to.agents().put(target, now);
    }

    private SortedMap<String, AgentState> see(WholePoll poll, String target, Watcher watcher, Agents agents) {
        SortedMap<String, AgentState> touched = new TreeMap<>();
        for (Sighting sighting : poll.sightings()) {
            AgentState known = agents.find(target, sighting.agent());
            Timeline timeline = watcher.see(known == null ? null : known.timeline(), sighting);
            Map<Long, Issued> issued = known == null ? Map.of() : known.issued();
            touched.put(sighting.agent(), new AgentState(sighting.name(), timeline, issued));
        }
        return touched;
    }

    private static boolean concernsAll(WholePoll poll, AccountClock before, AccountClock now) {
        boolean closes = now.closedTo() > before.closedTo();
        boolean makesUp = now.lastComplete() > before.lastComplete() && before.isBehind();
        return closes || makesUp || poll.isSnapshot();
    }

    private record Running(ProcessorContext<AgentBucketKey, AgentBucket> context, Agents agents) {}
}
