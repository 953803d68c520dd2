package io.switchboard.collector.vendor.convoso;

import io.switchboard.collector.decode.DecodedResponse;
import io.switchboard.collector.decode.ResponseMapping;
import io.switchboard.collector.decode.VendorFormat;
import io.switchboard.collector.fetch.ApiRequest;
import io.switchboard.collector.fetch.DailyApi;
import io.switchboard.collector.fetch.DayRequests;
import io.switchboard.collector.fetch.PagingStrategy;
import io.switchboard.collector.http.ApiCall;
import io.switchboard.collector.http.CallResult;
import io.switchboard.topic.Dataset;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Convoso's Agent Performance Search API: {@code /v1/agent-performance/search}, which reports one day, or a range of
 * days as a whole; asked for day by day.
 */
public final class AgentPerformanceApi implements DailyApi {
    private static final String PATH = "/v1/agent-performance/search";

    private final ResponseMapping shape;
    private final DayRequests days;
    private final AgentPerformanceSettings settings;

    /** @param zone whose days the vendor counts */
    public AgentPerformanceApi(String account, ZoneId zone, AgentPerformanceSettings settings) {
        this.shape = new ResponseMapping(datasets(), ConvosoStatus.WORDS, VendorFormat.of(account, zone));
        // A row's dates stand for UTC in scopes, whatever the zone they are of.
        this.days = new DayRequests(zone, settings.settleTime(), day -> DayRequests.of(day, ZoneOffset.UTC));
        this.settings = settings;
    }

    @Override
    public List<Dataset<?, ?, ?>> datasets() {
        return List.of(Dataset.CONVOSO_PERFORMANCE);
    }

    @Override
    public DayRequests days() {
        return days;
    }

    @Override
    public ResponseMapping shape() {
        return shape;
    }

    @Override
    public CallResult judge(ApiRequest asked, CallResult reply) {
        return ConvosoStatus.judgeDay(reply, Dataset.CONVOSO_PERFORMANCE);
    }

    @Override
    public ApiRequest question(LocalDate day) {
        Map<String, String> parameters = new HashMap<>(settings.filters());
        parameters.put("date_start", day.toString());
        parameters.put("date_end", day.toString());
        ApiCall request = settings.formPost() ? ApiCall.postForm(PATH, parameters) : ApiCall.get(PATH, parameters);
        return new ApiRequest(
                days.time(day), Map.of("date_start", day, "date_end", day), request, AgentPerformanceApi::whole);
    }

    private static PagingStrategy.PagingStep whole(List<DecodedResponse.ResponseRows> pages) {
        DecodedResponse.ResponseRows page = pages.getLast();
        return PagingStrategy.PagingStep.END.with(PagingStrategy.miscounted(
                page, "total", page.of(Dataset.CONVOSO_PERFORMANCE).count()));
    }
}
