package io.switchboard.consumer.query;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import org.apache.kafka.streams.state.HostInfo;
import reactor.core.publisher.Flux;

/** What there is to say to a request. */
sealed interface Answer {
    /**
     * One JSON value, written part by part: an answer may be longer than what should lie in memory.
     *
     * @param parts to be written one after the other; blocks whoever subscribes
     */
    record Json(Flux<Part> parts) implements Answer {}

    /** Nothing, because the request makes no sense; every reason is listed. */
    record Refused(List<String> faults) implements Answer {
        public Refused {
            faults = List.copyOf(faults);
        }
    }

    /** Another instance has the account's buckets. */
    record Elsewhere(HostInfo owner) implements Answer {}

    /** Writes a part of a JSON value. */
    interface Part {
        void writeTo(JsonGenerator out) throws IOException;
    }
}
