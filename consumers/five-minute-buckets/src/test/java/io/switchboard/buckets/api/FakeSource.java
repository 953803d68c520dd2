package io.switchboard.buckets.api;

import io.switchboard.AgentBucket;
import io.switchboard.QueueBucket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** Buckets in memory. */
final class FakeSource implements BucketSource {
    private final List<AgentBucket> agents = new ArrayList<>();
    private final List<QueueBucket> queues = new ArrayList<>();
    private final List<InSkill> inSkills = new ArrayList<>();
    private volatile Runnable before = () -> {};

    FakeSource with(AgentBucket... rows) {
        agents.addAll(List.of(rows));
        return this;
    }

    FakeSource with(QueueBucket... rows) {
        queues.addAll(List.of(rows));
        return this;
    }

    FakeSource with(InSkill... rows) {
        inSkills.addAll(List.of(rows));
        return this;
    }

    /** Does that first, whenever it is asked. */
    void before(Runnable action) {
        before = action;
    }

    @Override
    public List<AgentBucket> agents(String account, Instant after, Instant upTo) {
        return find(agents, AgentBucket::getAccount, AgentBucket::getBucketEnd, account, new Timeframe(after, upTo));
    }

    @Override
    public List<QueueBucket> queues(String account, Instant after, Instant upTo) {
        return find(queues, QueueBucket::getAccount, QueueBucket::getBucketEnd, account, new Timeframe(after, upTo));
    }

    @Override
    public List<InSkill> inSkills(String account, Instant after, Instant upTo) {
        return find(
                inSkills,
                row -> row.bucket().getAccount(),
                row -> row.bucket().getBucketEnd(),
                account,
                new Timeframe(after, upTo));
    }

    private <T> List<T> find(
            List<T> all, Function<T, String> owner, Function<T, Instant> end, String account, Timeframe frame) {
        before.run();
        return all.stream()
                .filter(row -> owner.apply(row).equals(account))
                .filter(row ->
                        end.apply(row).isAfter(frame.start()) && !end.apply(row).isAfter(frame.end()))
                .sorted(Comparator.comparing(end))
                .toList();
    }
}
