package io.switchboard.collector.convoso;

import io.switchboard.collector.decode.Answer;
import io.switchboard.collector.decode.Dialect;
import io.switchboard.collector.decode.Shape;
import io.switchboard.collector.http.Reply;
import io.switchboard.collector.http.Request;
import io.switchboard.collector.poll.DailyApi;
import io.switchboard.collector.poll.Days;
import io.switchboard.collector.poll.Paging;
import io.switchboard.collector.poll.Question;
import io.switchboard.topic.Dataset;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Convoso's Agent Performance Search API: {@code /v1/agent-performance/search}, which tells of one day, or of a range
 * of days as a whole; asked for day by day.
 */
public final class AgentPerformanceApi implements DailyApi {
    private static final String PATH = "/v1/agent-performance/search";

    private final Shape shape;
    private final Days days;
    private final boolean formPost;
    private final Map<String, String> filters;

    /**
     * @param zone whose days the vendor counts
     * @param settle how long a finished day must have been without a change before it is no longer asked for
     * @param formPost whether to post a form, which the vendor's older page does, instead of a GET
     * @param filters the page's query parameters
     */
    public AgentPerformanceApi(
            String account, ZoneId zone, Duration settle, boolean formPost, Map<String, String> filters) {
        this.shape = new Shape(datasets(), Verdict.WORDS, Dialect.of(account, zone));
        // A row's dates stand for UTC in scopes, whatever the zone they are of.
        this.days = new Days(zone, settle, day -> Days.of(day, ZoneOffset.UTC));
        this.formPost = formPost;
        this.filters = filters;
    }

    @Override
    public List<Dataset<?, ?, ?>> datasets() {
        return List.of(Dataset.CONVOSO_PERFORMANCE);
    }

    @Override
    public Days days() {
        return days;
    }

    @Override
    public Shape shape() {
        return shape;
    }

    @Override
    public Reply judge(Question asked, Reply reply) {
        return Verdict.judgeDay(reply, datasets().size());
    }

    @Override
    public Question question(LocalDate day) {
        Map<String, String> parameters = new HashMap<>(filters);
        parameters.put("date_start", day.toString());
        parameters.put("date_end", day.toString());
        Request request = formPost ? Request.postForm(PATH, parameters) : Request.get(PATH, parameters);
        return new Question(
                days.time(day), Map.of("date_start", day, "date_end", day), request, AgentPerformanceApi::whole);
    }

    private static Paging.Step whole(List<Answer.Decoded> pages) {
        Answer.Decoded page = pages.getLast();
        return Paging.Step.END.with(Paging.miscounted(page, "total", page.records(0)));
    }
}
