package io.switchboard.platform.http;

import io.switchboard.platform.cli.UsageException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A server of HTTP/1.1 that listens until closed. Every request is answered on a virtual thread of its own. */
public final class HttpServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HttpServer.class);
    private static final Duration FINISHING = Duration.ofSeconds(5);

    /** Platform threads: they wait for sockets and hand requests over. */
    private static final int THREADS = 5;

    /** A thread that blocks to accept: a selector would keep the port open for as long as it selects. */
    private static final int ACCEPTORS = 1;

    private final HttpHandler root;
    private final ServerLimits limits;
    private final HeadDeadlines heads;
    private final Server server;
    private final ServerConnector connector;
    private volatile boolean closing;

    private HttpServer(ListenAddress address, ServerLimits limits, HttpHandler root) {
        this.root = root;
        this.limits = limits;
        this.heads = new HeadDeadlines(limits.receiving());
        this.server = new Server(threads(address.key()));
        this.connector = new ServerConnector(server, ACCEPTORS, 1, new HttpConnectionFactory(configuration()));
        connector.setHost(address.host());
        connector.setPort(address.port());
        connector.setIdleTimeout(ServerLimits.IDLE.toMillis());
        connector.setShutdownIdleTimeout(FINISHING.toMillis());
        connector.addBean(heads);
        server.addConnector(connector);
        server.addBean(new NetworkConnectionLimit(limits.connections(), connector));
        server.setErrorHandler(HttpServer::refuse);
        server.setHandler(new GracefulHandler(new ServerEntry()));
        server.setStopTimeout(FINISHING.toMillis());
    }

    /**
     * Starts a server.
     *
     * @param root answers all requests
     * @throws UsageException if it cannot listen at the address; says which setting to change
     */
    public static HttpServer start(ListenAddress address, ServerLimits limits, HttpHandler root) {
        HttpServer server = new HttpServer(address, limits, root);
        try {
            server.server.start();
            return server;
        } catch (IOException e) {
            server.close();
            throw new UsageException(address.refusal(e));
        } catch (Exception e) {
            server.close();
            throw new IllegalStateException(address.key() + ": the HTTP server cannot start", e);
        }
    }

    /** The port it listens on. */
    public int port() {
        return connector.getLocalPort();
    }

    /** Accepts no more connections, and waits up to 5 seconds for requests that are being answered. */
    @Override
    public void close() {
        closing = true;
        connector.getConnectedEndPoints().forEach(endPoint -> heads.closeIdle(endPoint.getConnection()));
        try {
            server.stop();
        } catch (TimeoutException e) {
            LOG.warn("Requests were cut off, as they were not answered within {} s", FINISHING.toSeconds());
        } catch (Exception e) {
            LOG.warn("The HTTP server did not stop in order", e);
        }
    }

    private final class ServerEntry extends Handler.Abstract {
        @Override
        public boolean handle(Request request, Response response, Callback callback) {
            Connection connection = request.getConnectionMetaData().getConnection();
            heads.arrived(connection);
            // Deadlines of our own limit a request; Jetty's idle timeout is for the time between two requests.
            request.addIdleTimeoutListener(_ -> false);
            try {
                HttpExchange exchange = new HttpExchange(request, response, limits);
                answer(exchange);
                exchange.discardRest();
                heads.ended(connection);
                callback.succeeded();
                if (closing) {
                    connection.getEndPoint().close();
                }
            } catch (IOException e) {
                LOG.debug("A request was broken off", e);
                callback.failed(e);
            }
            return true;
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try {
            root.handle(exchange);
        } catch (HttpProblem e) {
            exchange.refuse(e);
        } catch (RuntimeException e) {
            LOG.error("A request cannot be answered", e);
            exchange.refuse(new HttpProblem(500, "the response cannot be made; the program's log says why"));
        }
    }

    /** What Jetty itself refuses: a request that is no HTTP, a head that is too long, one that comes while it stops. */
    private static boolean refuse(Request request, Response response, Callback callback) {
        int status = response.getStatus();
        String reason = Optional.ofNullable(request.getAttribute(ErrorHandler.ERROR_MESSAGE))
                .map(Object::toString)
                .orElse("the request cannot be read");
        byte[] body = new HttpProblem(status, reason).json().getBytes(StandardCharsets.UTF_8);
        response.getHeaders().put("Content-Type", HttpProblem.CONTENT_TYPE);
        response.write(true, ByteBuffer.wrap(body), callback);
        return true;
    }

    private static HttpConfiguration configuration() {
        HttpConfiguration http = new HttpConfiguration();
        http.setRequestHeaderSize(ServerLimits.HEAD_BYTES);
        http.setSendServerVersion(false);
        return http;
    }

    private static QueuedThreadPool threads(String name) {
        QueuedThreadPool threads = new QueuedThreadPool(THREADS, 1);
        threads.setName(name);
        threads.setDaemon(true);
        threads.setReservedThreads(0);
        threads.setVirtualThreadsExecutor(VirtualThreads.getNamedVirtualThreadsExecutor(name + "-request-"));
        return threads;
    }
}
