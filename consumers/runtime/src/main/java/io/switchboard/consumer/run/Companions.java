package io.switchboard.consumer.run;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.streams.KafkaStreams;

/** Several companions as one: all of them or none. They are closed in the opposite order. */
public final class Companions implements Companion {
    private final Deque<Companion> opened = new ArrayDeque<>();

    private Companions() {}

    /** Starts them, one after the other; if one cannot, those before it are closed. */
    public static Companion start(List<Supplier<? extends Companion>> companions) {
        Companions all = new Companions();
        try {
            companions.forEach(companion -> all.opened.addLast(companion.get()));
        } catch (RuntimeException e) {
            all.close();
            throw e;
        }
        return all;
    }

    @Override
    public Map<String, Object> properties() {
        Map<String, Object> properties = new HashMap<>();
        opened.forEach(companion -> properties.putAll(companion.properties()));
        return properties;
    }

    @Override
    public void accompany(KafkaStreams streams) {
        opened.forEach(companion -> companion.accompany(streams));
    }

    @Override
    public void close() {
        while (!opened.isEmpty()) {
            opened.removeLast().close();
        }
    }
}
