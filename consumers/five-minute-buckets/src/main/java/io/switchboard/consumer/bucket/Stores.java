package io.switchboard.consumer.bucket;

import io.switchboard.consumer.cell.Cells;
import io.switchboard.consumer.stored.Medium;
import java.util.HashSet;
import java.util.Set;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;

/** All that is known of the accounts of a task. */
record Stores(
        KeyValueStore<String, AccountClock> clocks,
        Presences presences,
        Stretches stretches,
        Counts counts,
        Cells cells) {
    /** Name of the store of the accounts' clocks. */
    static final String CLOCKS = "accounts";

    static Set<StoreBuilder<?>> builders(Medium medium) {
        Set<StoreBuilder<?>> all = new HashSet<>(Cells.builders(medium));
        all.addAll(Stretches.builders(medium));
        all.add(Presences.builder(medium));
        all.add(Counts.builder(medium));
        all.add(medium.store(CLOCKS, AccountClock.class));
        return all;
    }

    static Stores in(ProcessorContext<?, ?> context) {
        return new Stores(
                context.getStateStore(CLOCKS),
                Presences.in(context),
                Stretches.in(context),
                Counts.in(context),
                Cells.in(context));
    }

    AccountClock clock(String account) {
        AccountClock known = clocks.get(account);
        return known == null ? AccountClock.NONE : known;
    }

    void put(String account, AccountClock clock) {
        clocks.put(account, clock);
    }
}
