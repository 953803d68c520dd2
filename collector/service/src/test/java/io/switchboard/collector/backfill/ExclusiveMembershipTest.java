package io.switchboard.collector.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.collector.publish.TestGroup;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.junit.jupiter.api.Test;

class ExclusiveMembershipTest {
    private static final ConsumerGroupMetadata GROUP = TestGroup.metadata();

    private final ExclusiveMembership presence = new ExclusiveMembership(3);

    @Test
    void shouldBeAloneWithAllPartitions() {
        presence.assigned(Set.of(0, 1, 2), GROUP);
        presence.revoked(Set.of(1));

        assertThat(presence.alone()).isCompletedWithValue(true);
    }

    /** The partitions are another's until the group has asked for some of them back. */
    @Test
    void shouldNotBeAloneWithNoneAtFirst() {
        presence.assigned(Set.of(), GROUP);
        presence.assigned(Set.of(0, 1, 2), GROUP);

        assertThat(presence.alone()).isCompletedWithValue(false);
    }

    /** The group divides what nobody has had before; both would else take the other one for the first. */
    @Test
    void shouldLetOneOfTwoGoOnThatCameAtOnce() {
        ExclusiveMembership other = new ExclusiveMembership(3);
        presence.assigned(Set.of(0, 1), GROUP);
        other.assigned(Set.of(2), GROUP);

        assertThat(other.alone()).isCompletedWithValue(false);
        assertThat(presence.alone()).as("the other one is still there").isNotDone();

        presence.assigned(Set.of(2), GROUP);
        assertThat(presence.alone()).isCompletedWithValue(true);
    }

    /** A third one has come, and got what this one waits for. */
    @Test
    void shouldNotBeAloneWithAllButWhatItHasGivenUp() {
        presence.assigned(Set.of(0, 1), GROUP);
        presence.revoked(Set.of(0));
        presence.assigned(Set.of(2), GROUP);

        assertThat(presence.alone()).isCompletedWithValue(false);
    }

    @Test
    void shouldFailWithTheGroup() {
        presence.failed(new IllegalStateException("not authorized"));

        assertThat(presence.alone()).isCompletedExceptionally();
    }
}
