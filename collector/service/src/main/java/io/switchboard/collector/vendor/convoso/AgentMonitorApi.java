package io.switchboard.collector.vendor.convoso;

import io.switchboard.collector.decode.ResponseMapping;
import io.switchboard.collector.decode.VendorFormat;
import io.switchboard.collector.fetch.ApiRequest;
import io.switchboard.collector.fetch.FetchContext;
import io.switchboard.collector.fetch.PolledApi;
import io.switchboard.collector.http.ApiCall;
import io.switchboard.collector.http.CallResult;
import io.switchboard.topic.Dataset;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * Convoso's Agent Monitor Search API: {@code GET /v1/agent-monitor/search}. One answer, without pages, reports the
 * agents who are logged in and of the account's statistics.
 */
public final class AgentMonitorApi implements PolledApi {
    private final ApiRequest question;
    private final ResponseMapping shape;
    private final ZoneId zone;

    /** @param zone of the vendor's days, and of its times, which carry none */
    public AgentMonitorApi(String account, ZoneId zone, AgentMonitorSettings settings) {
        this.question = ApiRequest.of(ApiCall.get("/v1/agent-monitor/search", settings.filters()));
        this.shape = new ResponseMapping(datasets(), ConvosoStatus.WORDS, VendorFormat.of(account, zone));
        this.zone = zone;
    }

    @Override
    public List<Dataset<?, ?, ?>> datasets() {
        return List.of(Dataset.CONVOSO_AGENTS, Dataset.CONVOSO_TOTALS);
    }

    @Override
    public ResponseMapping shape() {
        return shape;
    }

    @Override
    public List<ApiRequest> questions(FetchContext moment) {
        return List.of(question);
    }

    @Override
    public Optional<ZoneId> zone() {
        return Optional.of(zone);
    }

    @Override
    public CallResult judge(ApiRequest asked, CallResult reply) {
        return ConvosoStatus.judge(reply);
    }
}
