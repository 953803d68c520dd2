package io.switchboard.buckets.api;

import io.switchboard.platform.http.HttpExchange;
import io.switchboard.platform.http.HttpHandler;
import io.switchboard.platform.http.HttpProblem;
import io.switchboard.platform.http.HttpServer;
import io.switchboard.platform.http.ListenAddress;
import io.switchboard.platform.http.Routes;
import io.switchboard.platform.http.ServerLimits;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.HostInfo;

/** The buckets over HTTP: {@code openapi.yaml} of this module describes it. */
final class QueryServer implements AutoCloseable {
    private static final String KEY = "five-minute-buckets.query";
    private static final String CONVERSATIONS = "/operations/api/account/{account}/msgconversation";
    private static final Pattern ACCOUNT = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final String PATHS = "the paths are /buckets and " + CONVERSATIONS;
    private static final int RETRY_SECONDS = 1;

    private final QueriedApis apis;
    private final int concurrency;
    private final Semaphore slots;
    private final InstanceForwarder forwarding;
    private final HttpServer server;

    /**
     * What is served.
     *
     * @param instances knows which instance has an account
     */
    record QueriedApis(ConversationsApi conversations, BucketsApi buckets, InstanceLocator instances) {}

    /**
     * Starts to listen.
     *
     * @throws io.switchboard.platform.cli.UsageException if it cannot; says which setting to change
     */
    QueryServer(QuerySettings settings, ServerLimits limits, QueriedApis apis) {
        this.apis = apis;
        this.concurrency = settings.concurrency();
        this.slots = new Semaphore(concurrency);
        this.forwarding = new InstanceForwarder(settings.token());
        this.server = HttpServer.start(
                new ListenAddress(KEY, settings.host(), settings.port()),
                limits,
                settings.token().guard(KEY + ".token", routes()));
    }

    /** The port it listens on. */
    int port() {
        return server.port();
    }

    /** Accepts no more requests, and waits some seconds for those that are being answered. */
    @Override
    public void close() {
        server.close();
        forwarding.close();
    }

    private Routes routes() {
        HttpHandler conversations = limited(this::conversations);
        return new Routes(PATHS)
                .get("/buckets", limited(this::buckets))
                .get(CONVERSATIONS, conversations)
                .add("POST", CONVERSATIONS, conversations);
    }

    private void buckets(HttpExchange exchange) throws IOException {
        QueryParameters parameters = QueryParameters.of(exchange.query(), Optional.empty());
        BucketsQuery query = BucketsQuery.read(parameters).orElseThrow(parameters::problem);
        if (!isForwarded(query.account(), exchange, Optional.empty())) {
            send(exchange, apis.buckets().answer(query));
        }
    }

    private void conversations(HttpExchange exchange) throws IOException {
        String account = exchange.parameter("account");
        if (!ACCOUNT.matcher(account).matches()) {
            throw new HttpProblem(404, PATHS);
        }
        Optional<String> body = exchange.method().equals("POST") ? Optional.of(exchange.body()) : Optional.empty();
        QueryParameters parameters = QueryParameters.of(exchange.query(), body);
        ConversationsQuery query = ConversationsQuery.read(parameters).orElseThrow(parameters::problem);
        if (!isForwarded(account, exchange, body)) {
            send(exchange, apis.conversations().answer(account, query));
        }
    }

    private static void send(HttpExchange exchange, JsonBody body) throws IOException {
        exchange.stream(200, "application/json", body::writeTo);
    }

    /** Whether another instance has the account, and has answered. */
    private boolean isForwarded(String account, HttpExchange exchange, Optional<String> body) throws IOException {
        Optional<HostInfo> owner = apis.instances().elsewhere(account);
        if (owner.isEmpty()) {
            return false;
        }
        if (exchange.header(InstanceForwarder.HEADER) != null) {
            throw HttpProblem.temporary(
                    503, "the account is moving from one instance to another; try again", RETRY_SECONDS);
        }
        forwarding.forward(owner.get(), exchange, body);
        return true;
    }

    private HttpHandler limited(HttpHandler next) {
        return exchange -> {
            if (!slots.tryAcquire()) {
                throw HttpProblem.temporary(
                        429, "at most " + concurrency + " requests are answered at once; try again", RETRY_SECONDS);
            }
            try {
                next.handle(exchange);
            } catch (InvalidStateStoreException e) {
                throw HttpProblem.temporary(
                        503, "the buckets are not ready: " + e.getMessage() + "; try again", RETRY_SECONDS);
            } finally {
                slots.release();
            }
        };
    }
}
