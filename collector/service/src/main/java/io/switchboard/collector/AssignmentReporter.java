package io.switchboard.collector;

import io.switchboard.Outcome;
import io.switchboard.collector.assign.PartitionAssignments;
import io.switchboard.collector.assign.StateRestorer;
import io.switchboard.collector.ops.AssignmentMetrics;
import io.switchboard.collector.ops.CollectorHealth;
import io.switchboard.collector.ops.CollectorMetrics;
import io.switchboard.collector.poll.PollTarget;
import io.switchboard.collector.publish.Lease;
import io.switchboard.collector.publish.Publisher;
import io.switchboard.platform.ops.HealthPhase;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Informs the publisher, metrics, health and the log of what is assigned to this collector. */
final class AssignmentReporter implements PartitionAssignments.AssignmentObserver, StateRestorer.RestoreListener {
    private static final Logger LOG = LoggerFactory.getLogger(AssignmentReporter.class);

    private static final List<String> OUTCOMES =
            Arrays.stream(Outcome.values()).map(Outcome::name).toList();

    private final Publisher publisher;
    private final CollectorMetrics metrics;
    private final AssignmentMetrics assignment;
    private final CollectorHealth health;
    private final InstantSource clock;
    private volatile Set<String> targets = Set.of();

    AssignmentReporter(
            Publisher publisher,
            CollectorMetrics metrics,
            AssignmentMetrics assignment,
            CollectorHealth health,
            InstantSource clock) {
        this.publisher = publisher;
        this.metrics = metrics;
        this.assignment = assignment;
        this.health = health;
        this.clock = clock;
    }

    @Override
    public void end(Lease lease) {
        publisher.end(lease);
    }

    @Override
    public synchronized void working(List<PollTarget> now, boolean restored) {
        Set<String> names = now.stream().map(PollTarget::name).collect(Collectors.toCollection(TreeSet::new));
        if (!names.equals(targets)) {
            LOG.info("This collector polls {}", names.isEmpty() ? "nothing" : String.join(", ", names));
            targets.stream().filter(name -> !names.contains(name)).forEach(health::remove);
            targets = names;
            now.forEach(target -> metrics.expect(target.name(), OUTCOMES, datasets(target)));
            assignment.assigned(names, clock.instant());
        }
        if (restored) {
            health.enter(HealthPhase.READY);
        } else {
            health.enter(HealthPhase.RESTORING);
        }
    }

    private static List<String> datasets(PollTarget target) {
        return target.datasets().stream().map(dataset -> dataset.name()).toList();
    }

    @Override
    public void remaining(int partition, long offsets) {
        assignment.restoring(partition, offsets);
    }

    @Override
    public void read(int records) {
        assignment.read(records);
    }

    @Override
    public void ended(int partition, Duration took) {
        assignment.restored(partition, took);
    }
}
