package io.switchboard.simulator.convoso;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/** Writes the fields of one JSON object. */
record FieldWriter(JsonGenerator out) {
    FieldWriter text(String name, String value) throws IOException {
        out.writeStringField(name, value);
        return this;
    }

    /** A number the vendor writes as a text. */
    FieldWriter digits(String name, long value) throws IOException {
        return text(name, Long.toString(value));
    }

    FieldWriter number(String name, long value) throws IOException {
        out.writeNumberField(name, value);
        return this;
    }

    /** {@code <name>_sec} as a number and {@code <name>_mmss} as HH:MM:SS, whatever the name says. */
    FieldWriter seconds(String name, long seconds) throws IOException {
        return number(name + "_sec", seconds).text(name + "_mmss", LocalTexts.hhmmss(seconds));
    }
}
