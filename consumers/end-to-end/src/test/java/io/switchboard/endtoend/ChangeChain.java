package io.switchboard.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.convoso.agentmonitor.agents.Agent;
import io.switchboard.convoso.agentmonitor.agents.Envelope;
import io.switchboard.convoso.agentmonitor.agents.Key;
import io.switchboard.topic.Dataset;
import io.switchboard.topic.Topics;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * What must hold of the changes of agents whatever happened to the collectors: each event begins where the key's last
 * one ended, no change is told twice, and the state is what the changes add up to.
 */
record ChangeChain(List<ConsumerRecord<Key, Envelope>> events, Map<Key, Agent> state) {

    static ChangeChain read(TopicReader reader, Topics topics) {
        return new ChangeChain(
                reader.all(topics.changes(Dataset.CONVOSO_AGENTS)),
                reader.latest(topics.state(Dataset.CONVOSO_AGENTS)));
    }

    /** Checks all of it. */
    void verify() {
        Map<Key, Agent> last = new HashMap<>();
        Set<String> ids = new HashSet<>();
        Map<String, Long> sequences = new HashMap<>();
        for (ConsumerRecord<Key, Envelope> record : events) {
            Envelope event = record.value();
            assertThat(event.getBefore())
                    .as("before of %s %s", record.key(), event.getId())
                    .isEqualTo(last.get(record.key()));
            assertThat(ids.add(event.getId()))
                    .as("id %s for the first time", event.getId())
                    .isTrue();
            long sequence = event.getSource().getSequence();
            assertThat(sequence)
                    .as("sequence of %s", event.getSource().getPollId())
                    .isGreaterThanOrEqualTo(
                            sequences.getOrDefault(event.getSource().getAccount(), 0L));
            sequences.put(event.getSource().getAccount(), sequence);
            if (event.getAfter() == null) {
                last.remove(record.key());
            } else {
                last.put(record.key(), event.getAfter());
            }
        }
        assertThat(state).isEqualTo(last);
    }

    /** Agents of an account by id, as the state has them: status, campaign and calls of today. */
    Map<String, String> agents(String account) {
        Map<String, String> agents = new TreeMap<>();
        state.forEach((key, agent) -> {
            if (key.getAccount().equals(account)) {
                agents.put(
                        key.getUserId(), agent.getStatus() + " " + agent.getCampaignId() + " " + agent.getCallsToday());
            }
        });
        return agents;
    }
}
