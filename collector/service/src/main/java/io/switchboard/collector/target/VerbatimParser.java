package io.switchboard.collector.target;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Leaves numbers the texts that they were written as: to YAML the token 0123 is 83, and the id 63e07 is 6.3E8. */
final class VerbatimParser extends JsonParserDelegate {

    VerbatimParser(JsonParser parser) {
        super(parser);
    }

    @Override
    public @Nullable JsonToken nextToken() throws IOException {
        return asWritten(super.nextToken());
    }

    @Override
    public @Nullable JsonToken currentToken() {
        return asWritten(super.currentToken());
    }

    private static @Nullable JsonToken asWritten(@Nullable JsonToken token) {
        return token != null && token.isNumeric() ? JsonToken.VALUE_STRING : token;
    }
}
