package io.switchboard.consumer.query;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** One JSON value in UTF-8, in pieces, as its parts are written. Not thread-safe. */
final class JsonBytes {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int PIECE = 32_768;

    private final ByteArrayOutputStream buffer = new ByteArrayOutputStream();
    private final JsonGenerator generator;

    private JsonBytes() throws IOException {
        this.generator = JSON.createGenerator(buffer);
    }

    /** The pieces, each written when it is asked for, by the thread that asks. */
    static Flux<byte[]> of(Flux<Answer.Part> parts) {
        return Flux.defer(() -> {
            JsonBytes bytes = start();
            Flux<byte[]> most = parts.handle((part, sink) -> {
                bytes.write(part);
                if (bytes.buffer.size() >= PIECE) {
                    sink.next(bytes.take());
                }
            });
            return most.concatWith(Mono.fromSupplier(bytes::take));
        });
    }

    private static JsonBytes start() {
        try {
            return new JsonBytes();
        } catch (IOException e) {
            throw memoryFailed(e);
        }
    }

    private void write(Answer.Part part) {
        try {
            part.writeTo(generator);
            generator.flush();
        } catch (IOException e) {
            throw memoryFailed(e);
        }
    }

    private byte[] take() {
        byte[] piece = buffer.toByteArray();
        buffer.reset();
        return piece;
    }

    private static UncheckedIOException memoryFailed(IOException e) {
        return new UncheckedIOException("memory does not fail", e);
    }
}
