package io.switchboard.consumer.bucket;

import io.switchboard.consumer.timeline.Timeline;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What is stored of an agent.
 *
 * @param name the agent's name, empty where there is none
 * @param timeline what is known of the agent's time and may still change a bucket
 * @param issued the last revision of each such bucket, by its end
 */
record AgentState(String name, Timeline timeline, Map<Long, Issued> issued) {
    AgentState {
        issued = Map.copyOf(issued);
    }

    AgentState with(Timeline next) {
        return new AgentState(name, next, issued);
    }

    /** The state without the buckets that end at the second or before. */
    AgentState from(long second) {
        return new AgentState(
                name,
                timeline.from(second),
                issued.entrySet().stream()
                        .filter(bucket -> bucket.getKey() > second)
                        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue)));
    }
}
