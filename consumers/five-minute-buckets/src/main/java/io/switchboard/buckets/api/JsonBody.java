package io.switchboard.buckets.api;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.IOException;
import java.io.OutputStream;

/** One JSON value, written part by part: a response may be longer than what should lie in memory. */
@FunctionalInterface
interface JsonBody {
    /** What fails is written no further, so that a response that has not begun can still become a problem. */
    JsonFactory JSON = JsonFactory.builder()
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .disable(StreamWriteFeature.AUTO_CLOSE_CONTENT)
            .disable(StreamWriteFeature.FLUSH_PASSED_TO_STREAM)
            .build();

    /** Writes the value; may block. */
    void writeTo(JsonGenerator out) throws IOException;

    /** Writes the value as UTF-8. */
    default void writeTo(OutputStream out) throws IOException {
        JsonGenerator json = JSON.createGenerator(out);
        writeTo(json);
        json.close();
    }
}
