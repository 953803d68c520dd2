package io.switchboard.buckets.api;

import io.switchboard.AgentBucket;
import io.switchboard.QueueBucket;
import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** What the buckets of a time add up to. Whatever has nothing but zeros is not in it. Not thread-safe. */
final class ConversationTotals {
    private static final String ALL = "all";
    private static final String ACCOUNT = "account";
    private static final String SKILL = "skill";

    private final SortedMap<String, ConversationMetrics> agents = new TreeMap<>();
    private final SortedMap<String, ConversationMetrics> skills = new TreeMap<>();
    private final SortedMap<String, SortedMap<String, ConversationMetrics>> inSkills = new TreeMap<>();
    private final Map<String, ConversationMetrics> totals = new TreeMap<>();
    private final Set<String> vendors = new HashSet<>();
    private boolean agentsTell;

    void add(AgentBucket row) {
        vendors.add(row.getVendor());
        VendorMetrics.of(row).ifPresent(metrics -> {
            agentsTell = true;
            add(agents, row.getAgentId(), metrics);
        });
    }

    void add(QueueBucket row) {
        vendors.add(row.getVendor());
        VendorMetrics.of(row).ifPresent(metrics -> {
            if (row.getQueueId().equals(ALL)) {
                totals.merge(row.getQueueKind(), metrics, ConversationMetrics::plus);
            } else if (!row.getQueueKind().equals(ACCOUNT)) {
                add(skills, row.getQueueId(), metrics);
            }
        });
    }

    void add(BucketSource.InSkill row) {
        vendors.add(row.bucket().getVendor());
        VendorMetrics.of(row.bucket())
                .ifPresent(metrics -> add(
                        inSkills.computeIfAbsent(row.skill(), _ -> new TreeMap<>()),
                        row.bucket().getAgentId(),
                        metrics));
    }

    void add(ConversationTotals other) {
        vendors.addAll(other.vendors);
        agentsTell |= other.agentsTell;
        other.agents.forEach((agent, metrics) -> add(agents, agent, metrics));
        other.skills.forEach((skill, metrics) -> add(skills, skill, metrics));
        other.inSkills.forEach((skill, within) -> within.forEach(
                (agent, metrics) -> add(inSkills.computeIfAbsent(skill, _ -> new TreeMap<>()), agent, metrics)));
        other.totals.forEach((kind, metrics) -> totals.merge(kind, metrics, ConversationMetrics::plus));
    }

    /** Whether a row was the vendor's. */
    boolean isOf(String vendor) {
        return vendors.contains(vendor);
    }

    SortedMap<String, ConversationMetrics> agents() {
        return Collections.unmodifiableSortedMap(agents);
    }

    SortedMap<String, ConversationMetrics> skills() {
        return Collections.unmodifiableSortedMap(skills);
    }

    /** What agents did in the skill. */
    SortedMap<String, ConversationMetrics> agentsIn(String skill) {
        return Collections.unmodifiableSortedMap(inSkills.getOrDefault(skill, Collections.emptySortedMap()));
    }

    /**
     * Where to find the account's total, here and in parts of this: the vendor's own one, else what its agents did; of
     * a vendor that has nothing about its agents, what its queues did.
     */
    Function<ConversationTotals, ConversationMetrics> account() {
        if (totals.containsKey(ACCOUNT)) {
            return part -> part.totals.getOrDefault(ACCOUNT, ConversationMetrics.ZERO);
        }
        if (totals.containsKey(SKILL)) {
            return part -> part.totals.getOrDefault(SKILL, ConversationMetrics.ZERO);
        }
        return part -> (agentsTell ? part.agents : part.skills)
                .values().stream().reduce(ConversationMetrics.ZERO, ConversationMetrics::plus);
    }

    /** Whether {@link #account} needs no agents. */
    boolean hasTotal() {
        return totals.containsKey(ACCOUNT) || totals.containsKey(SKILL);
    }

    private static void add(Map<String, ConversationMetrics> all, String id, ConversationMetrics metrics) {
        if (!metrics.isZero()) {
            all.merge(id, metrics, ConversationMetrics::plus);
        }
    }
}
