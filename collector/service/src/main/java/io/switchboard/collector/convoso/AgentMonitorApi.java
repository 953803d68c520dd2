package io.switchboard.collector.convoso;

import io.switchboard.collector.decode.Dialect;
import io.switchboard.collector.decode.Shape;
import io.switchboard.collector.http.Reply;
import io.switchboard.collector.http.Request;
import io.switchboard.collector.poll.Api;
import io.switchboard.collector.poll.Moment;
import io.switchboard.collector.poll.Question;
import io.switchboard.topic.Dataset;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Convoso's Agent Monitor Search API: {@code GET /v1/agent-monitor/search}. One answer, without pages, tells of the
 * agents who are logged in and of the account's statistics.
 */
public final class AgentMonitorApi implements Api {
    private final Question question;
    private final Shape shape;
    private final ZoneId zone;

    /**
     * @param zone of the vendor's days, and of its times, which carry none
     * @param filters the page's query parameters
     */
    public AgentMonitorApi(String account, ZoneId zone, Map<String, String> filters) {
        this.question = Question.of(Request.get("/v1/agent-monitor/search", filters));
        this.shape = new Shape(datasets(), Verdict.WORDS, Dialect.of(account, zone));
        this.zone = zone;
    }

    @Override
    public List<Dataset<?, ?, ?>> datasets() {
        return List.of(Dataset.CONVOSO_AGENTS, Dataset.CONVOSO_TOTALS);
    }

    @Override
    public Shape shape() {
        return shape;
    }

    @Override
    public List<Question> questions(Moment moment) {
        return List.of(question);
    }

    @Override
    public Optional<ZoneId> zone() {
        return Optional.of(zone);
    }

    @Override
    public Reply judge(Question asked, Reply reply) {
        return Verdict.judge(reply);
    }
}
