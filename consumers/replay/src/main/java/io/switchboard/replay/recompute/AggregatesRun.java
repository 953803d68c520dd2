package io.switchboard.replay.recompute;

import io.switchboard.platform.cli.UsageException;
import io.switchboard.platform.kafka.KafkaClients;
import io.switchboard.replay.topics.BrokerTopics;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;

/** Carries out orders: one app after the other, once it is clear that all of them can run. */
public final class AggregatesRun {
    private final List<LiveApp> apps;
    private final KafkaClients clients;
    private final RecomputeWatch watch;
    private final RecomputeWatch.RecomputeScreen screen;

    /**
     * Prepares for orders; opens nothing yet.
     *
     * @param apps those whose results are to be computed; all of one configuration file
     */
    public AggregatesRun(List<LiveApp> apps, RecomputeWatch watch, RecomputeWatch.RecomputeScreen screen) {
        this.apps = List.copyOf(apps);
        this.clients = new KafkaClients(this.apps.getFirst().settings().kafka());
        this.watch = watch;
        this.screen = screen;
    }

    /**
     * Computes all that is wanted.
     *
     * @throws UsageException if it cannot be done; nothing is written then
     */
    public RecomputeOutcome run(RecomputeRequest order) {
        try (Admin admin = clients.admin(BrokerTopics.PATIENCE);
                Consumer<byte[], byte[]> reader = clients.reader()) {
            var preparation = new RecomputeSetup(admin, new BrokerTopics(admin, clients.brokers()), reader, order);
            List<AppRecomputation> prepared = apps.stream().map(preparation::of).toList();
            if (prepared.stream().allMatch(each -> each.reading().isEmpty())) {
                return new RecomputeOutcome.NothingToRecompute();
            }
            apps.forEach(app -> preparation.makeTargets(app).forEach(screen::say));
            return run(prepared);
        }
    }

    private RecomputeOutcome run(List<AppRecomputation> prepared) {
        List<RecomputeOutcome.RecomputeStats> tallies = new ArrayList<>();
        for (AppRecomputation each : prepared) {
            switch (each.run(watch, screen)) {
                case RecomputeOutcome.RecomputeDone done -> tallies.addAll(done.tallies());
                case RecomputeOutcome other -> {
                    return other;
                }
            }
        }
        return new RecomputeOutcome.RecomputeDone(tallies);
    }
}
