package io.switchboard.endtoend.truth;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.Source;
import io.switchboard.endtoend.stack.TopicReader;
import io.switchboard.topic.Dataset;
import io.switchboard.topic.Topics;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * What must hold of the changes of a dataset whatever happened to vendors and collectors: each event begins where the
 * key's last one ended, no change is reported twice, and the state is what the changes add up to.
 */
public record ChangeChain<K extends SpecificRecord, R extends SpecificRecord, E extends SpecificRecord>(
        List<ConsumerRecord<K, E>> events, Map<K, R> state) {

    public static <K extends SpecificRecord, R extends SpecificRecord, E extends SpecificRecord>
            ChangeChain<K, R, E> read(TopicReader reader, Topics topics, Dataset<K, R, E> dataset) {
        return new ChangeChain<>(reader.all(topics.changes(dataset)), reader.latest(topics.state(dataset)));
    }

    /** Checks all of it. */
    public void verify() {
        Map<K, Object> last = new HashMap<>();
        Set<Object> ids = new HashSet<>();
        Map<String, Long> sequences = new HashMap<>();
        for (ConsumerRecord<K, E> record : events) {
            Object id = field(record.value(), "id");
            assertThat(field(record.value(), "before"))
                    .as("before of %s %s", record.key(), id)
                    .isEqualTo(last.get(record.key()));
            assertThat(ids.add(id)).as("id %s for the first time", id).isTrue();
            verifySequence((Source) field(record.value(), "source"), sequences);
            Object after = field(record.value(), "after");
            if (after == null) {
                last.remove(record.key());
            } else {
                last.put(record.key(), after);
            }
        }
        assertThat(state).isEqualTo(last);
    }

    private static void verifySequence(Source source, Map<String, Long> sequences) {
        String poller = source.getAccount() + source.getOrigin();
        assertThat(source.getSequence())
                .as("sequence of %s", source.getPollId())
                .isGreaterThanOrEqualTo(sequences.getOrDefault(poller, 0L));
        sequences.put(poller, source.getSequence());
    }

    /** The events of an op. */
    public List<E> events(String op) {
        return events.stream()
                .map(ConsumerRecord::value)
                .filter(event -> op.equals(field(event, "op")))
                .toList();
    }

    public static Object field(SpecificRecord event, String name) {
        return event.get(event.getSchema().getField(name).pos());
    }
}
