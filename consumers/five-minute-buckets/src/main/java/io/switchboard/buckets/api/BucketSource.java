package io.switchboard.buckets.api;

import io.switchboard.AgentBucket;
import io.switchboard.QueueBucket;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.streams.errors.InvalidStateStoreException;

/**
 * What the endpoint needs to know: an account's buckets as they are now, open ones too, whose end lies in
 * {@code (after, upTo]}, in the order of their ends. Blocks while it reads. While the stores are not ready, as when
 * accounts move from one instance to another, it throws {@link InvalidStateStoreException}.
 */
public interface BucketSource {

    /** Agents' buckets. */
    List<AgentBucket> agents(String account, Instant after, Instant upTo);

    /** Buckets of queues, campaigns and skills. */
    List<QueueBucket> queues(String account, Instant after, Instant upTo);

    /** What agents did in one skill: only conversations are reported like that. */
    List<InSkill> inSkills(String account, Instant after, Instant upTo);

    /** An agent's bucket as far as it is of one skill. */
    record InSkill(String skill, AgentBucket bucket) {}
}
