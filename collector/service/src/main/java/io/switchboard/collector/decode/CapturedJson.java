package io.switchboard.collector.decode;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** An array or object that becomes the text of one field, while it is read. */
sealed interface CapturedJson {

    /** Takes a token of the value, its first and last included. */
    void take(JsonParser parser, JsonToken token) throws IOException;

    /** The text, or a {@link ValueError}; null for an empty list. */
    @Nullable
    Object text() throws IOException;

    static CapturedJson of(PathNode.CaptureKind capture) throws IOException {
        return capture == PathNode.CaptureKind.LIST ? new CommaSeparated() : new JsonText();
    }

    /** An array of scalars, joined by commas. */
    final class CommaSeparated implements CapturedJson {
        private final StringJoiner joined = new StringJoiner(",").setEmptyValue("");
        private int arrays;
        private boolean nested;

        @Override
        public void take(JsonParser parser, JsonToken token) throws IOException {
            arrays += token.isStructStart() ? 1 : 0;
            nested |= arrays > 1;
            if (token.isScalarValue()) {
                joined.add(parser.getText());
            }
        }

        @Override
        public @Nullable Object text() {
            if (nested) {
                return new ValueError("a list in which not everything is a scalar");
            }
            return joined.length() == 0 ? null : joined.toString();
        }
    }

    /** Anything, as JSON text without white space. */
    final class JsonText implements CapturedJson {
        private static final JsonFactory JSON = new JsonFactory();

        private final StringWriter text = new StringWriter();
        private final JsonGenerator generator = JSON.createGenerator(text);

        JsonText() throws IOException {}

        @Override
        public void take(JsonParser parser, JsonToken token) throws IOException {
            generator.copyCurrentEvent(parser);
        }

        @Override
        public Object text() throws IOException {
            generator.close();
            return text.toString();
        }
    }
}
