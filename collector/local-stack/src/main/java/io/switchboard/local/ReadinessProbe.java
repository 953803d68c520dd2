package io.switchboard.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Asks a starting process over HTTP until it answers 200. */
final class ReadinessProbe implements AutoCloseable {
    private static final Duration BETWEEN = Duration.ofMillis(50);
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(10);

    private final HttpClient client = HttpClient.newHttpClient();
    private final HttpRequest question;

    ReadinessProbe(URI url) {
        this.question = HttpRequest.newBuilder(url).timeout(ANSWER_TIMEOUT).build();
    }

    /** Whether the process answered before it ended and before {@code timeout} was over. */
    boolean await(Process process, Duration timeout) {
        long start = System.nanoTime();
        try {
            while (System.nanoTime() - start < timeout.toNanos()) {
                if (answers()) {
                    return true;
                }
                if (process.waitFor(BETWEEN)) {
                    return false;
                }
            }
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private boolean answers() throws InterruptedException {
        try {
            return client.send(question, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
