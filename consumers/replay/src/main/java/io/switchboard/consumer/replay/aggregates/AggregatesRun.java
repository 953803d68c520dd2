package io.switchboard.consumer.replay.aggregates;

import io.switchboard.consumer.replay.recorded.BrokerTopics;
import io.switchboard.platform.cli.UsageException;
import io.switchboard.platform.kafka.KafkaClients;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;

/** Carries out orders: one app after the other, once it is clear that all of them can run. */
public final class AggregatesRun {
    private final List<LiveApp> apps;
    private final KafkaClients clients;
    private final Watch watch;
    private final Watch.Screen screen;

    /**
     * Prepares for orders; opens nothing yet.
     *
     * @param apps those whose results are to be computed; all of one configuration file
     */
    public AggregatesRun(List<LiveApp> apps, Watch watch, Watch.Screen screen) {
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
    public Outcome run(AggregatesOrder order) {
        try (Admin admin = clients.admin(BrokerTopics.PATIENCE);
                Consumer<byte[], byte[]> reader = clients.reader()) {
            var preparation = new Preparation(admin, new BrokerTopics(admin, clients.brokers()), reader, order);
            List<Recomputation> prepared = apps.stream().map(preparation::of).toList();
            if (prepared.stream().allMatch(each -> each.reading().isEmpty())) {
                return new Outcome.NothingThere();
            }
            apps.forEach(app -> preparation.makeTargets(app).forEach(screen::say));
            return run(prepared);
        }
    }

    private Outcome run(List<Recomputation> prepared) {
        List<Outcome.Tally> tallies = new ArrayList<>();
        for (Recomputation each : prepared) {
            switch (each.run(watch, screen)) {
                case Outcome.Done done -> tallies.addAll(done.tallies());
                case Outcome other -> {
                    return other;
                }
            }
        }
        return new Outcome.Done(tallies);
    }
}
