package io.switchboard.replay.recompute;

import static io.switchboard.replay.topics.BrokerTopics.get;

import io.switchboard.platform.cli.UsageException;
import java.util.List;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.GroupNotEmptyException;

/**
 * What a run leaves on the broker besides its results: a consumer group, and topics of what its stores hold.
 *
 * @param applicationId of the run
 */
record LeftoverResources(Admin admin, String applicationId) {
    private static final String STORE = "-changelog";

    /**
     * Removes those of an earlier run that was killed.
     *
     * @throws UsageException if it still runs
     */
    void removeOld() {
        try {
            remove();
        } catch (GroupNotEmptyException e) {
            throw new UsageException("the group " + applicationId + " has members: the same replay runs already, or"
                    + " was killed a moment ago. Wait for its end, or a minute, and run it again");
        }
    }

    /** Removes those of a run that has ended: it stays a member of its group otherwise, until the broker misses it. */
    void removeAfter() {
        boolean hasMembers = get(
                        admin.describeConsumerGroups(List.of(applicationId)).all())
                .values()
                .stream()
                .anyMatch(group -> !group.members().isEmpty());
        if (hasMembers) {
            get(admin.removeMembersFromConsumerGroup(applicationId, new RemoveMembersFromConsumerGroupOptions())
                    .all());
        }
        remove();
    }

    private void remove() {
        try {
            get(admin.deleteConsumerGroups(List.of(applicationId)).all());
        } catch (GroupIdNotFoundException e) {
            // As good.
        }
        List<String> stores = get(admin.listTopics().names()).stream()
                .filter(topic -> topic.startsWith(applicationId + "-") && topic.endsWith(STORE))
                .toList();
        get(admin.deleteTopics(stores).all());
    }
}
