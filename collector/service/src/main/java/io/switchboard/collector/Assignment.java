package io.switchboard.collector;

import io.switchboard.collector.assign.AssignedWork;
import io.switchboard.collector.ops.Health;
import io.switchboard.collector.ops.Metrics;
import io.switchboard.collector.poll.Target;
import io.switchboard.collector.publish.Lease;
import io.switchboard.collector.publish.Publisher;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the publisher, metrics, health and the log what is assigned to this collector. */
final class Assignment implements AssignedWork.Observer {
    private static final Logger LOG = LoggerFactory.getLogger(Assignment.class);

    private final Publisher publisher;
    private final Health health;
    private volatile Set<String> targets = Set.of();

    Assignment(Publisher publisher, Metrics metrics, Health health) {
        this.publisher = publisher;
        this.health = health;
        metrics.assignedTargets(() -> targets.size());
    }

    @Override
    public void end(Lease lease) {
        publisher.end(lease);
    }

    @Override
    public synchronized void working(List<Target> now, boolean restored) {
        Set<String> names = now.stream().map(Target::name).collect(Collectors.toCollection(TreeSet::new));
        if (!names.equals(targets)) {
            LOG.info("This collector polls {}", names.isEmpty() ? "nothing" : String.join(", ", names));
            targets.stream().filter(name -> !names.contains(name)).forEach(health::remove);
            targets = names;
        }
        if (restored) {
            health.ready();
        } else {
            health.restoring();
        }
    }
}
