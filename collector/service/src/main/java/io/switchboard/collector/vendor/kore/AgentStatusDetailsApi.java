package io.switchboard.collector.vendor.kore;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.switchboard.collector.decode.DecodedResponse;
import io.switchboard.collector.decode.DecodedResponse.ProbedField;
import io.switchboard.collector.decode.ResponseMapping;
import io.switchboard.collector.decode.VendorFormat;
import io.switchboard.collector.fetch.ApiRequest;
import io.switchboard.collector.fetch.DailyApi;
import io.switchboard.collector.fetch.DayRequests;
import io.switchboard.collector.fetch.PagingStrategy.PagingStep;
import io.switchboard.collector.http.ApiCall;
import io.switchboard.collector.http.CallResult;
import io.switchboard.topic.Dataset;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Kore's Agent Status Details: one row for each stretch that an agent spent in a status. Asked for day by day; pages
 * count agents, and each begins with the last agent of the one before, so that an agent who slips between two pages is
 * noticed.
 */
public final class AgentStatusDetailsApi implements DailyApi {
    private static final String AGENTS = "data[].userId";
    private static final ProbedField NOBODY = new ProbedField("", "", 0);

    private final AgentStatusDetailsSettings settings;
    private final String path;
    private final ResponseMapping shape;
    private final DayRequests days;

    /** @param accountId the vendor's id of the account */
    public AgentStatusDetailsApi(String account, String accountId, AgentStatusDetailsSettings settings) {
        ZoneOffset zone = ZoneOffset.ofTotalSeconds(-60 * settings.timeZoneOffset());
        this.settings = settings;
        this.path = "/agentassist/api/public/analytics/account/" + accountId + "/agentstatusdetails";
        this.shape = new ResponseMapping(
                        datasets(), Set.of("hasMore", "limit", "offset", AGENTS), VendorFormat.of(account, zone))
                .naming(AGENTS);
        this.days = new DayRequests(zone, settings.settleTime(), day -> DayRequests.of(day, zone));
    }

    @Override
    public List<Dataset<?, ?, ?>> datasets() {
        return List.of(Dataset.KORE_STATUS);
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
    public ApiRequest question(LocalDate day) {
        return question(day, 0);
    }

    @Override
    public ApiRequest question(LocalDate day, int reached) {
        return new ApiRequest(
                days.time(day),
                Map.of(),
                request(day, reached),
                pages -> after(day, reached, pages),
                reached > 0,
                List::of);
    }

    private ApiCall request(LocalDate day, int offset) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ObjectNode filter = body.putObject("filter");
        if (!settings.agents().isEmpty()) {
            settings.agents().forEach(filter.putArray("agents")::add);
        }
        ObjectNode dates = filter.putObject("dateFilter").put("timeZoneOffSet", settings.timeZoneOffset());
        if (settings.range()) {
            dates.put("startDate", day.toString()).put("endDate", day.toString());
        } else {
            dates.put("date", day.toString());
        }
        return ApiCall.postJson(path + "?limit=" + settings.pageSize() + "&offset=" + offset, body.toString());
    }

    private PagingStep after(LocalDate day, int begin, List<DecodedResponse.ResponseRows> pages) {
        ProbedField agents = agents(pages.getLast());
        ProbedField before = pages.size() == 1 ? NOBODY : agents(pages.get(pages.size() - 2));
        Optional<String> doubt = moved(pages.size(), before, agents);
        if (!pages.getLast().says("hasMore", "true") || (pages.size() > 1 && isEnd(before, agents))) {
            return PagingStep.END.with(doubt);
        }
        boolean moves = !agents.first().equals(before.first()) && agents.count() > 1;
        if (isOverlapped(before) && !moves) {
            return PagingStep.broken("page " + pages.size() + " leads no further");
        }
        int offset =
                begin + pages.stream().mapToInt(page -> further(agents(page))).sum();
        return PagingStep.next(request(day, offset), offset).with(doubt);
    }

    /** The first agent of a page must be the last one of the page before, and behind an empty page there is nobody. */
    private static Optional<String> moved(int page, ProbedField before, ProbedField agents) {
        boolean follows = isOverlapped(before)
                ? agents.first().equals(before.last())
                : page == 1 || before.count() == 1 || agents.count() == 0;
        return follows ? Optional.empty() : Optional.of("agents moved between page " + (page - 1) + " and the next");
    }

    /** How much further the page behind one begins. An empty one is the end if the next one is empty too. */
    private static int further(ProbedField agents) {
        return isOverlapped(agents) ? agents.count() - 1 : 1;
    }

    /** Whether the page behind one begins with its last agent; behind one agent alone, that would be no other page. */
    private static boolean isOverlapped(ProbedField agents) {
        return agents.count() > 1;
    }

    /** A page with nobody, or with the last agent of the one before alone, is the end, whatever it says of more. */
    private static boolean isEnd(ProbedField before, ProbedField agents) {
        return agents.count() == 0 || (agents.count() == 1 && agents.first().equals(before.last()));
    }

    @Override
    public CallResult judge(ApiRequest question, CallResult reply) {
        return reply instanceof CallResult.AnsweredCall(DecodedResponse.ResponseRows page, CallResult.CallCost exchange)
                ? new CallResult.AnsweredCall(page.map(read -> read.with(LastingSegments.of(read.rows()))), exchange)
                : reply;
    }

    private static ProbedField agents(DecodedResponse.ResponseRows page) {
        return page.word(AGENTS).orElse(NOBODY);
    }
}
