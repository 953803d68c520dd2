package io.switchboard.buckets.aggregate;

import io.switchboard.buckets.store.BucketStore;
import io.switchboard.streams.store.StoreKind;
import java.util.HashSet;
import java.util.Set;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;

/** All that is known of the accounts of a task. */
record AccountStores(
        KeyValueStore<String, AccountWatermark> clocks,
        AgentPresences presences,
        StatusSegments stretches,
        DayCounterUpdates counts,
        BucketStore cells) {
    /** Name of the store of the accounts' clocks. */
    static final String CLOCKS = "accounts";

    static Set<StoreBuilder<?>> builders(StoreKind medium) {
        Set<StoreBuilder<?>> all = new HashSet<>(BucketStore.builders(medium));
        all.addAll(StatusSegments.builders(medium));
        all.add(AgentPresences.builder(medium));
        all.add(DayCounterUpdates.builder(medium));
        all.add(medium.store(CLOCKS, AccountWatermark.class));
        return all;
    }

    static AccountStores in(ProcessorContext<?, ?> context) {
        return new AccountStores(
                context.getStateStore(CLOCKS),
                AgentPresences.in(context),
                StatusSegments.in(context),
                DayCounterUpdates.in(context),
                BucketStore.in(context));
    }

    AccountWatermark clock(String account) {
        AccountWatermark known = clocks.get(account);
        return known == null ? AccountWatermark.NONE : known;
    }

    void put(String account, AccountWatermark clock) {
        clocks.put(account, clock);
    }
}
