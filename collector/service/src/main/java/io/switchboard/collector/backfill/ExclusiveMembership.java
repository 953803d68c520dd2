package io.switchboard.collector.backfill;

import io.switchboard.collector.assign.GroupMember.PartitionOwner;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;

/**
 * Whether a process is the only one of its group. One that comes while another is there gets none of the partitions, or
 * not all of them; one that was killed leaves its place within the group's session timeout, and until then nothing is
 * assigned. Among several that come at once the partitions are divided: the one that gets the first of them waits for
 * the others to leave. Called by the group member's thread.
 */
public final class ExclusiveMembership implements PartitionOwner {
    private static final int FIRST = 0;

    /** Several heartbeats, by which it is heard that another one has left. */
    private static final Duration TO_LEAVE = Duration.ofSeconds(30);

    private final int partitions;
    private final Set<Integer> held = new HashSet<>();
    private final CompletableFuture<Boolean> alone = new CompletableFuture<>();

    /** @param partitions how many there are to be assigned */
    public ExclusiveMembership(int partitions) {
        this.partitions = partitions;
    }

    /** Completes once the group has said whether there is no other member. */
    public CompletableFuture<Boolean> alone() {
        return alone;
    }

    @Override
    public void assigned(Set<Integer> assigned, ConsumerGroupMetadata group) {
        held.addAll(assigned);
        if (held.size() == partitions) {
            alone.complete(true);
        } else if (held.contains(FIRST)) {
            alone.completeOnTimeout(false, TO_LEAVE.toSeconds(), TimeUnit.SECONDS);
        } else {
            alone.complete(false);
        }
    }

    @Override
    public void revoked(Set<Integer> revoked) {
        // Another one asks whether it is alone, and will hear that it is not.
        held.removeAll(revoked);
    }

    @Override
    public void lost(Set<Integer> lost) {
        // The transactional id keeps out who comes meanwhile, or, once that has begun to write, this one.
        held.removeAll(lost);
    }

    @Override
    public void failed(RuntimeException cause) {
        alone.completeExceptionally(cause);
    }
}
