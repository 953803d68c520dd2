package io.switchboard.collector.kore;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.switchboard.collector.decode.Answer;
import io.switchboard.collector.decode.Dialect;
import io.switchboard.collector.decode.Shape;
import io.switchboard.collector.http.Request;
import io.switchboard.collector.poll.Api;
import io.switchboard.collector.poll.Moment;
import io.switchboard.collector.poll.Paging;
import io.switchboard.collector.poll.Paging.Step;
import io.switchboard.collector.poll.Question;
import io.switchboard.collector.snapshot.Roles;
import io.switchboard.collector.snapshot.Scope;
import io.switchboard.topic.Dataset;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Kore's Call Volume: one row for each queue and interval of 15 minutes. Each poll asks again for the last hours,
 * because a record grows until its last contact has ended.
 */
public final class CallVolumeApi implements Api {
    private static final Duration INTERVAL = Duration.ofMinutes(15);
    private static final Duration MOST_MISSED = Duration.ofDays(7);
    private static final Roles ROLES = new Roles(Dataset.KORE_VOLUME);

    private final Settings settings;
    private final String orgId;
    private final String path;
    private final Shape shape;

    /**
     * How the API is asked.
     *
     * @param pageSize records of a page
     * @param lookback how far back a poll asks
     * @param unit of the vendor's durations, which its page calls seconds and its samples show to be milliseconds
     */
    public record Settings(int pageSize, Duration lookback, TimeUnit unit) {}

    /**
     * @param accountId the vendor's id of the account
     * @param orgId the vendor's id of the organization
     */
    public CallVolumeApi(String account, String accountId, String orgId, Settings settings) {
        this.settings = settings;
        this.orgId = orgId;
        this.path = "/agentassist/api/public/analytics/account/" + accountId + "/callvolume";
        this.shape = new Shape(
                datasets(), Set.of("hasMore", "totalCount"), new Dialect(account, ZoneOffset.UTC, settings.unit()));
    }

    @Override
    public List<Dataset<?, ?, ?>> datasets() {
        return List.of(Dataset.KORE_VOLUME);
    }

    @Override
    public Shape shape() {
        return shape;
    }

    @Override
    public Optional<Duration> memory() {
        return Optional.of(settings.lookback.plus(INTERVAL.multipliedBy(4)));
    }

    /** The one in which it is asked. */
    @Override
    public Optional<ZoneId> zone() {
        return Optional.of(ZoneOffset.UTC);
    }

    @Override
    public List<Question> questions(Moment moment) {
        Instant missed = moment.since();
        Instant oldest = moment.now().minus(MOST_MISSED);
        Instant from = moment.from(missed.minus(settings.lookback));
        Instant bounded = later(from, oldest.minus(settings.lookback));
        return List.of(question(new Scope(beginOfInterval(bounded), Instant.MAX), moment.now()));
    }

    @Override
    public Past past(Scope range, Instant now) {
        Instant from = beginOfInterval(range.from());
        return new Past.Told(Stream.iterate(
                        from, start -> start.isBefore(range.to()), start -> start.plus(1, ChronoUnit.DAYS))
                .map(start -> new Scope(start, earlier(start.plus(1, ChronoUnit.DAYS), range.to())))
                .map(scope -> question(scope, scope.to()))
                .toList());
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Instant beginOfInterval(Instant time) {
        long seconds = INTERVAL.toSeconds();
        return Instant.ofEpochSecond(Math.floorDiv(time.getEpochSecond(), seconds) * seconds);
    }

    private Question question(Scope scope, Instant to) {
        return new Question(scope, Map.of(), request(scope.from(), to, 0), pages -> after(scope.from(), to, pages));
    }

    private Request request(Instant from, Instant to, int skip) {
        return Request.postJson(
                path,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("orgId", orgId)
                        .put("fromTimeStamp", from.toString())
                        .put("toTimeStamp", to.truncatedTo(ChronoUnit.SECONDS).toString())
                        .put("skip", skip)
                        .put("limit", settings.pageSize)
                        .toString());
    }

    private Step after(Instant from, Instant to, List<Answer.Decoded> pages) {
        Answer.Decoded last = pages.getLast();
        Set<Object> records = new HashSet<>();
        pages.subList(0, pages.size() - 1).forEach(page -> records.addAll(records(page)));
        boolean further = records.addAll(records(last));
        if (!last.says("hasMore", "true")) {
            return Step.END.with(Paging.miscounted(last, "totalCount", records.size()));
        }
        return !further
                ? Step.broken("page " + pages.size() + " leads no further")
                : Step.next(request(
                        from,
                        to,
                        pages.stream().mapToInt(page -> page.records(0)).sum()));
    }

    /** The records on a page, by what tells whether one comes on another page as well. */
    private static Set<Object> records(Answer.Decoded page) {
        Set<Object> records = new HashSet<>();
        page.rows().getFirst().forEach(row -> records.add(ROLES.key(row)));
        page.badRows().forEach(row -> records.add(ROLES.hasKey(row.partial()) ? ROLES.key(row.partial()) : row));
        return records;
    }
}
