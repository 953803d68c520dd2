package io.switchboard.consumer.run;

import java.util.Map;
import org.apache.kafka.streams.KafkaStreams;

/** What an app runs beside its streams: it starts before them and is closed before them. */
public interface Companion extends AutoCloseable {
    /** Nothing beside the streams. */
    Companion NONE = new Companion() {
        @Override
        public Map<String, Object> properties() {
            return Map.of();
        }

        @Override
        public void accompany(KafkaStreams streams) {}

        @Override
        public void close() {}
    };

    /** Properties that the streams run with because of it; they win over the configuration's. */
    Map<String, Object> properties();

    /** Tells it its streams, once, before they start. */
    void accompany(KafkaStreams streams);

    /** Ends what is under way, within seconds. Closing again does nothing. */
    @Override
    void close();
}
