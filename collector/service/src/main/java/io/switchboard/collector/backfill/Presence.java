package io.switchboard.collector.backfill;

import io.switchboard.collector.assign.GroupMember.Partitions;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;

/**
 * Whether a process is the only one of its group. One that comes while another is there gets none of the partitions, or
 * not all of them; one that was killed leaves its place within the group's session timeout, and until then nothing is
 * assigned.
 */
public final class Presence implements Partitions {
    private final int partitions;
    private final CompletableFuture<Boolean> alone = new CompletableFuture<>();

    /** @param partitions how many there are to be assigned */
    public Presence(int partitions) {
        this.partitions = partitions;
    }

    /** Completes with the group's first answer: whether there is no other member. */
    public CompletableFuture<Boolean> alone() {
        return alone;
    }

    @Override
    public void assigned(Set<Integer> assigned, ConsumerGroupMetadata group) {
        alone.complete(assigned.size() == partitions);
    }

    @Override
    public void revoked(Set<Integer> revoked) {
        // Another one asks whether it is alone, and will hear that it is not.
    }

    @Override
    public void lost(Set<Integer> lost) {
        // The transactional id keeps out who comes meanwhile, or, once that has begun to write, this one.
    }

    @Override
    public void failed(RuntimeException cause) {
        alone.completeExceptionally(cause);
    }
}
