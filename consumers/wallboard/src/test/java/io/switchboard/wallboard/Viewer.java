package io.switchboard.wallboard;

import io.switchboard.testsupport.TestPatience;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Somebody at the other end of a connection, who reads lines; or does not, until asked to. */
final class Viewer implements AutoCloseable {
    private static final int SMALL = 8_192;
    private static final Pattern TELLING = Pattern.compile("HTTP/|event: |data: ");

    private static final String LAST_CHUNK = "0";

    private final Socket socket = new Socket();
    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
    private volatile boolean whole;
    private volatile boolean ended;

    /** Asks for the events and reads nothing yet. */
    Viewer(int port) throws IOException {
        socket.setReceiveBufferSize(SMALL);
        socket.connect(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port));
        OutputStream out = socket.getOutputStream();
        out.write("GET /events HTTP/1.1\r\nHost: localhost:1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    static Viewer watching(int port) throws IOException {
        Viewer viewer = new Viewer(port);
        viewer.read();
        return viewer;
    }

    /** Begins to read, until the connection ends. */
    void read() {
        Thread.ofVirtual().start(() -> {
            try (InputStream in = socket.getInputStream()) {
                new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                        .lines()
                        .peek(this::look)
                        .filter(line -> TELLING.matcher(line).lookingAt())
                        .forEach(events::add);
            } catch (IOException | UncheckedIOException closed) {
                // The connection was cut off, which is an end, too.
            } finally {
                ended = true;
            }
        });
    }

    private void look(String line) {
        if (line.equals(LAST_CHUNK)) {
            whole = true;
        }
    }

    /** The next line of those that say something. */
    String next() throws InterruptedException {
        @Nullable String line = events.poll(TestPatience.USUAL.toSeconds(), TimeUnit.SECONDS);
        if (line == null) {
            throw new AssertionError("nothing came" + (ended ? ": the connection has ended" : ""));
        }
        return line;
    }

    /** Whether the server has said that there is no more, and has not merely hung up. */
    boolean hasAll() {
        return whole;
    }

    boolean hasEnded() {
        return ended;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
