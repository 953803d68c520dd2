package io.switchboard.testsupport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.awaitility.Awaitility;

/** A caller that writes its whole request before it reads any of the answer, as simple HTTP clients do. */
public final class RawCaller implements AutoCloseable {
    /** More bytes than the buffers of a connection hold: a server that closes early breaks the writing. */
    public static final int LARGE = 8_000_000;

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int PIECE = 50_000;

    private final Socket socket = new Socket();
    private final OutputStream out;

    public RawCaller(int port) throws IOException {
        socket.setSoTimeout((int) PATIENCE.toMillis());
        socket.connect(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port));
        out = socket.getOutputStream();
    }

    /** Writes the head of a request, without the empty line that ends it. */
    public RawCaller begin(String method, String path) throws IOException {
        return write("%s %s HTTP/1.1\r\nHost: localhost\r\n".formatted(method, path));
    }

    public RawCaller header(String name, String value) throws IOException {
        return write(name + ": " + value + "\r\n");
    }

    /** Writes a body of zeros that the head declared; pauses in it until the answer is there. */
    public RawCaller declared(int length) throws IOException {
        header("Content-Length", Integer.toString(length)).write("\r\n");
        return zeros(length);
    }

    /** The same in chunks; more of the body than a server takes is written before the pause. */
    public RawCaller chunked(int length) throws IOException {
        header("Transfer-Encoding", "chunked").write("\r\n");
        for (int sent = 0; sent < length; sent += PIECE) {
            chunk(PIECE);
            if (sent == 2 * PIECE) {
                awaitAnswer();
            }
        }
        return write("0\r\n\r\n");
    }

    /** One chunk of a body. */
    public RawCaller chunk(int length) throws IOException {
        out.write("%x\r\n".formatted(length).getBytes(StandardCharsets.US_ASCII));
        out.write(new byte[length]);
        return write("\r\n");
    }

    public RawCaller write(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.US_ASCII));
        out.flush();
        return this;
    }

    /** Waits until some of the answer has come, and reads none of it. */
    public RawCaller awaitAnswer() {
        Awaitility.await().until(() -> socket.getInputStream().available() > 0);
        return this;
    }

    /** Whether some of the answer has come. */
    public boolean hasAnswer() throws IOException {
        return socket.getInputStream().available() > 0;
    }

    /** Reads until the server ends the connection. */
    public String all() throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    /** Reads the first bytes of the answer; fails if the connection broke instead. */
    public String status() throws IOException {
        String line =
                new String(socket.getInputStream().readNBytes("HTTP/1.1 200".length()), StandardCharsets.US_ASCII);
        assertThat(line).startsWith("HTTP/1.1 ");
        return line.substring("HTTP/1.1 ".length());
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private RawCaller zeros(int length) throws IOException {
        awaitAnswer();
        for (int sent = 0; sent < length; sent += PIECE) {
            out.write(new byte[Math.min(PIECE, length - sent)]);
        }
        out.flush();
        return this;
    }
}
