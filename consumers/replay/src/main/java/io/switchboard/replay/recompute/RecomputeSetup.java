package io.switchboard.replay.recompute;

import io.switchboard.platform.cli.UsageException;
import io.switchboard.replay.topics.BrokerTopics;
import io.switchboard.replay.topics.LastRecord;
import io.switchboard.replay.topics.NumberRange;
import io.switchboard.replay.topics.PartitionSpan;
import io.switchboard.replay.topics.PartitionSpans;
import io.switchboard.replay.topics.RecordRange;
import io.switchboard.replay.topics.TopicFacts;
import io.switchboard.streams.app.TopologyTopics;
import io.switchboard.topic.Topic;
import io.switchboard.topic.Topics;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;

/**
 * What is looked at, and made, before an app runs.
 *
 * @param reader that reads what is committed; it is assigned again
 */
record RecomputeSetup(Admin admin, BrokerTopics topics, Consumer<byte[], byte[]> reader, RecomputeRequest order) {

    /**
     * An app's run, if it is possible. What the topics hold now is what is read.
     *
     * @throws UsageException saying what to do
     */
    AppRecomputation of(LiveApp app) {
        String id = idOf(app);
        List<TopicFacts> inputs = inputs(app);
        targets(inputs).requireFit(outputs(app), order.force());
        new LeftoverResources(admin, id).removeOld();
        RecordRange range = new RecordRange(order.read(), NumberRange.ALL, OptionalInt.empty());
        PartitionSpans spans = new PartitionSpans(reader);
        List<PartitionSpan> all = inputs.stream()
                .flatMap(input -> spans.find(input, range, Map.of()).stream())
                .toList();
        LastRecord last = new LastRecord(reader);
        List<GroupProgress.PartitionRange> stretches = all.stream()
                .map(span -> GroupProgress.PartitionRange.of(span, last))
                .toList();
        return new AppRecomputation(
                app,
                order.to(),
                new ReplayWindow(all, order.read()),
                new ResultFilter(order.times().from()),
                new GroupProgress(admin, id, stretches));
    }

    /** Creates the topics that an app's results go to, and says what is to be known of those that are there. */
    List<String> makeTargets(LiveApp app) {
        ResultTopics targets = targets(inputs(app));
        List<String> warnings = targets.warnings(outputs(app));
        targets.create(outputs(app), app.settings().replicationFactor());
        return warnings;
    }

    private String idOf(LiveApp app) {
        Topics live = app.settings().topics();
        String id = order.to().prefix() + "-replay-" + app.name();
        if (live.equals(order.to())) {
            throw new UsageException(
                    "--to-prefix " + live.prefix() + " is that of the live topics; name another one for the results");
        }
        if (id.equals(app.settings().applicationId())) {
            throw new UsageException(id + " is the application-id of the live app; name another --to-prefix");
        }
        return id;
    }

    private List<TopicFacts> inputs(LiveApp app) {
        List<TopicFacts> inputs = app
                .making()
                .apply(TopologyTopics.live(app.settings().topics()))
                .inputs()
                .stream()
                .map(input -> topics.find(input.name())
                        .orElseThrow(() -> new UsageException(
                                "there is no topic %s to read; is topics: prefix of the configuration right?"
                                        .formatted(input.name()))))
                .toList();
        Set<Integer> partitions = new HashSet<>();
        inputs.forEach(input -> partitions.add(input.partitions()));
        if (partitions.size() > 1) {
            throw new UsageException("the topics that are read must have the same number of partitions, not "
                    + String.join(
                            ", ",
                            inputs.stream()
                                    .map(each -> each.name() + ": " + each.partitions())
                                    .toList()));
        }
        return inputs;
    }

    private List<Topic<?, ?>> outputs(LiveApp app) {
        return app.making().apply(TopologyTopics.live(order.to())).outputs();
    }

    private ResultTopics targets(List<TopicFacts> inputs) {
        return new ResultTopics(topics, reader, inputs.getFirst().partitions());
    }
}
