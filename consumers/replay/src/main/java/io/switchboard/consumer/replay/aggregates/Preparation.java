package io.switchboard.consumer.replay.aggregates;

import io.switchboard.consumer.replay.recorded.BrokerTopics;
import io.switchboard.consumer.replay.recorded.Interval;
import io.switchboard.consumer.replay.recorded.LastRecord;
import io.switchboard.consumer.replay.recorded.Range;
import io.switchboard.consumer.replay.recorded.Span;
import io.switchboard.consumer.replay.recorded.Spans;
import io.switchboard.consumer.replay.recorded.TopicFacts;
import io.switchboard.consumer.run.Flow;
import io.switchboard.platform.cli.UsageException;
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
 * @param reader that reads what is committed; it is assigned anew
 */
record Preparation(Admin admin, BrokerTopics topics, Consumer<byte[], byte[]> reader, AggregatesOrder order) {

    /**
     * An app's run, if it is possible. What the topics hold now is what is read.
     *
     * @throws UsageException saying what to do
     */
    Recomputation of(LiveApp app) {
        String id = idOf(app);
        List<TopicFacts> inputs = inputs(app);
        targets(inputs).requireFit(outputs(app), order.force());
        new Traces(admin, id).removeOld();
        Range range = new Range(order.read(), Interval.ALL, OptionalInt.empty());
        Spans spans = new Spans(reader);
        List<Span> all = inputs.stream()
                .flatMap(input -> spans.find(input, range, Map.of()).stream())
                .toList();
        LastRecord last = new LastRecord(reader);
        List<Reading.Stretch> stretches =
                all.stream().map(span -> Reading.Stretch.of(span, last)).toList();
        return new Recomputation(
                app,
                order.to(),
                new Part(all, order.read()),
                new Results(order.times().from()),
                new Reading(admin, id, stretches));
    }

    /** Creates the topics that an app's results go to, and tells what is to be known of those that are there. */
    List<String> makeTargets(LiveApp app) {
        Targets targets = targets(inputs(app));
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
        List<TopicFacts> inputs = app.making().apply(Flow.live(app.settings().topics())).inputs().stream()
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
        return app.making().apply(Flow.live(order.to())).outputs();
    }

    private Targets targets(List<TopicFacts> inputs) {
        return new Targets(topics, reader, inputs.getFirst().partitions());
    }
}
