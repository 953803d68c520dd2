package io.switchboard.consumer.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.KafkaStreams;
import org.junit.jupiter.api.Test;

/** Several companions as one. */
class CompanionsTest {
    private final List<String> closed = new ArrayList<>();

    @Test
    void shouldHaveThePropertiesOfAllAndCloseThemInTheOppositeOrder() {
        Companion both = Companions.start(List.of(() -> named("one"), () -> named("other")));

        assertThat(both.properties()).isEqualTo(Map.of("one", true, "other", true));
        both.close();
        both.close();
        assertThat(closed).containsExactly("other", "one");
    }

    @Test
    void shouldCloseThoseBeforeOneThatCannotStart() {
        assertThatThrownBy(() -> Companions.start(List.of(() -> named("one"), () -> {
                    throw new IllegalStateException("the port is taken");
                })))
                .hasMessage("the port is taken");

        assertThat(closed).containsExactly("one");
    }

    private Companion named(String name) {
        return new Companion() {
            @Override
            public Map<String, Object> properties() {
                return Map.of(name, true);
            }

            @Override
            public void accompany(KafkaStreams streams) {}

            @Override
            public void close() {
                closed.add(name);
            }
        };
    }
}
