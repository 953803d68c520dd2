package io.switchboard.collector.convoso;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.switchboard.collector.decode.Shape;
import io.switchboard.collector.http.Reply;
import io.switchboard.collector.http.VendorClient;
import io.switchboard.topic.Dataset;
import java.net.URI;
import java.net.URLEncoder;
import java.time.ZoneId;
import java.util.List;
import reactor.core.publisher.Mono;

/**
 * Convoso's Agent Monitor Search API: {@code GET /v1/agent-monitor/search}. One answer, without pages, tells of the
 * agents who are logged in and of the account's statistics.
 */
public final class AgentMonitorApi {

    /** What an answer tells of, in the order the decoder gives it. */
    public static final List<Dataset<?, ?, ?>> DATASETS = List.of(Dataset.CONVOSO_AGENTS, Dataset.CONVOSO_TOTALS);

    private final VendorClient client;
    private final String uri;
    private final Shape shape;

    /**
     * @param baseUrl of the vendor, without the API's path and without a slash at its end
     * @param authToken the account's token; the page wants it in the query
     */
    public AgentMonitorApi(VendorClient client, URI baseUrl, String authToken, String account, ZoneId zone) {
        this.client = client;
        this.uri = baseUrl + "/v1/agent-monitor/search?auth_token=" + URLEncoder.encode(authToken, UTF_8);
        this.shape = new Shape(DATASETS, Verdict.WORDS, account, zone);
    }

    /** Asks once. */
    public Mono<Reply> fetch() {
        return client.get(uri, shape).map(Verdict::judge);
    }
}
