package io.switchboard.collector.vendor.liveperson;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.switchboard.collector.decode.DecodedResponse;
import io.switchboard.collector.decode.ResponseMapping;
import io.switchboard.collector.decode.VendorFormat;
import io.switchboard.collector.fetch.ApiRequest;
import io.switchboard.collector.fetch.FetchContext;
import io.switchboard.collector.fetch.PagingStrategy;
import io.switchboard.collector.fetch.PolledApi;
import io.switchboard.collector.fetch.RequestedTime;
import io.switchboard.collector.http.ApiCall;
import io.switchboard.collector.http.CallFailure;
import io.switchboard.collector.http.CallResult;
import io.switchboard.collector.http.RetryPauses;
import io.switchboard.collector.http.StatusTable;
import io.switchboard.collector.snapshot.RequestedRange;
import io.switchboard.liveperson.msgconversation.Metrics;
import io.switchboard.topic.Dataset;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * LivePerson's Messaging Conversation method: what was resolved in the last minutes, by interval, and in the whole
 * period; for the account or for its skills and agents.
 */
public final class MsgConversationApi implements PolledApi {
    /** The service that the domain API is asked for. */
    public static final String SERVICE = "leDataReporting";

    private static final Duration BUCKET = Duration.ofMinutes(5);
    private static final int LONGEST_TIMEFRAME = 1440;
    private static final int LONGEST_QUERY = 1_500;

    /** Where an answer that is wrapped as {body, meta} says what its status would have been. */
    private static final String CODE = "meta.responseCode";

    private static final int LEVEL = position("level");
    private static final int INTERVAL = position("interval_min");
    private static final int BUCKET_START = position("bucket_start");
    private static final int BUCKET_END = position("bucket_end");

    private final MsgConversationSettings settings;
    private final String path;
    private final ResponseMapping shape;

    /** @param accountId the vendor's id of the account */
    public MsgConversationApi(String account, String accountId, MsgConversationSettings settings) {
        this.settings = settings;
        this.path = "/operations/api/account/" + accountId + "/msgconversation";
        this.shape = new ResponseMapping(
                        datasets(), Set.of(CODE), new VendorFormat(account, ZoneOffset.UTC, settings.timeUnit()))
                .orWithin("body");
    }

    @Override
    public List<Dataset<?, ?, ?>> datasets() {
        return List.of(Dataset.LIVEPERSON_CONVERSATIONS);
    }

    @Override
    public ResponseMapping shape() {
        return shape;
    }

    @Override
    public Optional<Duration> memory() {
        return Optional.of(Duration.ofMinutes(settings.timeframe()).plus(BUCKET.multipliedBy(12)));
    }

    @Override
    public RetryPauses retries() {
        return new RetryPauses(
                List.of(Duration.ofSeconds(1)),
                List.of(Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(15)));
    }

    /**
     * The configured window, which every poll asks for as it is, so that the rows of the whole period are of it; and,
     * beside it, the older intervals that were missed or are to be confirmed.
     */
    @Override
    public List<ApiRequest> questions(FetchContext moment) {
        RequestedRange window = new RequestedRange(firstWhole(settings.timeframe(), moment.now()), Instant.MAX);
        ApiRequest regular = question(settings.timeframe(), time(window), moment.now());
        Instant from = bucketBegin(moment.from(moment.since()));
        if (settings.interval().isEmpty() || !from.isBefore(window.from())) {
            return List.of(regular);
        }
        ApiRequest older = older(from, window.from(), moment.now());
        return moment.isGivenUp(older.time()) ? List.of(regular) : List.of(regular, older);
    }

    /**
     * The intervals that begin from an instant on up to the window, or as many of them as can be asked for: it stays
     * one question while the vendor shows ever less of them.
     */
    private ApiRequest older(Instant from, Instant window, Instant now) {
        int timeframe = timeframe(minutes(from, now));
        Instant first = firstWhole(timeframe, now);
        RequestedRange wanted = new RequestedRange(first.isAfter(from) ? first : from, window);
        return question(timeframe, new RequestedTime(from, wanted, shown(wanted), window), now);
    }

    /**
     * The least number of minutes whose answer shows the interval that begins at an instant whole: the one before it is
     * the first, of which the vendor shows five minutes alone.
     */
    private long minutes(Instant start, Instant now) {
        long longer = length().minus(BUCKET).toMinutes();
        return ChronoUnit.MINUTES.between(start, now) + 1 + longer;
    }

    /** Intervals of more than five minutes end at any five minutes: those of one answer are not those of the next. */
    private RequestedRange shown(RequestedRange wanted) {
        return length().equals(BUCKET) ? wanted : RequestedRange.NONE;
    }

    private RequestedTime time(RequestedRange wanted) {
        return new RequestedTime(wanted, shown(wanted), wanted.to());
    }

    private static Instant firstWhole(int timeframe, Instant now) {
        return begin(timeframe, now).plus(BUCKET);
    }

    /** The vendor rounds intervals up to five minutes. */
    private Duration length() {
        return BUCKET.multipliedBy(Math.ceilDiv(settings.interval().orElse(0), BUCKET.toMinutes()));
    }

    private static Instant begin(int timeframe, Instant now) {
        return bucketBegin(now.minus(timeframe, ChronoUnit.MINUTES));
    }

    @Override
    public BackfillSupport past(RequestedRange range, Instant now) {
        if (settings.interval().isEmpty()) {
            return new BackfillSupport.BackfillUnsupported(
                    "it is configured without an interval, and so tells of the present alone");
        }
        if (range.from().isBefore(now.minus(LONGEST_TIMEFRAME, ChronoUnit.MINUTES))) {
            return new BackfillSupport.BackfillUnsupported(
                    "LivePerson tells of the last 24 hours alone; what is older is lost");
        }
        int timeframe = timeframe(minutes(bucketBegin(range.from()), now));
        return new BackfillSupport.BackfillSupported(List.of(question(timeframe, RequestedTime.of(range), now)));
    }

    /** The shortest timeframe of that many minutes that the page allows: whole intervals, and a day at most. */
    private int timeframe(long minutes) {
        int interval = settings.interval().orElse(1);
        long whole = Math.ceilDiv(Math.min(minutes, LONGEST_TIMEFRAME), interval) * interval;
        return (int) (whole > LONGEST_TIMEFRAME ? whole - interval : whole);
    }

    private static Instant bucketBegin(Instant time) {
        long seconds = BUCKET.toSeconds();
        return Instant.ofEpochSecond(Math.floorDiv(time.getEpochSecond(), seconds) * seconds);
    }

    private ApiRequest question(int timeframe, RequestedTime time, Instant now) {
        // No interval ends there: it marks the rows of the whole period, which say nothing of time.
        Instant mark = bucketBegin(now).plus(BUCKET).minusMillis(1);
        Map<String, Object> asked =
                Map.of("bucket_start", begin(timeframe, now), "bucket_end", mark, "interval_min", timeframe);
        return new ApiRequest(time, asked, request(timeframe), PagingStrategy.NONE);
    }

    private ApiCall request(int timeframe) {
        Map<String, String> parameters = new HashMap<>(Map.of("v", "1", "timeframe", Integer.toString(timeframe)));
        settings.interval().ifPresent(minutes -> parameters.put("interval", minutes.toString()));
        Map.of("skillIds", settings.skillIds(), "agentIds", settings.agentIds()).entrySet().stream()
                .filter(ids -> !ids.getValue().isEmpty())
                .forEach(ids -> parameters.put(ids.getKey(), ids.getValue()));
        ApiCall get = ApiCall.get(path, parameters);
        return get.uri().length() <= LONGEST_QUERY ? get : ApiCall.postJson(path, json(parameters));
    }

    private static String json(Map<String, String> parameters) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        parameters.forEach(body::put);
        return body.toString();
    }

    /** The intervals must be of the timeframe, whose first is interrupted and may be the only one with data. */
    @Override
    public Optional<String> elsewhere(ApiRequest question, DecodedResponse.ResponseRows page) {
        Instant begin = asked(question, "bucket_start");
        Instant mark = asked(question, "bucket_end");
        List<Instant> ends = page.rows(Dataset.LIVEPERSON_CONVERSATIONS).stream()
                .map(row -> (Instant) row.get(BUCKET_END))
                .filter(end -> !end.equals(mark))
                .toList();
        return ends.isEmpty() || ends.stream().anyMatch(begin::isBefore)
                ? Optional.empty()
                : Optional.of("the answer is about another time than was asked: its last interval ends at "
                        + Collections.max(ends) + ", and the timeframe begins at " + begin);
    }

    @Override
    public CallResult judge(ApiRequest question, CallResult reply) {
        return switch (reply) {
            case CallResult.AnsweredCall(DecodedResponse answer, CallResult.CallCost exchange) ->
                failure(answer)
                        .<CallResult>map(failure -> new CallResult.UnansweredCall(failure, exchange))
                        .orElseGet(() -> answer instanceof DecodedResponse.ResponseRows page
                                ? new CallResult.AnsweredCall(
                                        page.map(read -> read.with(judged(question, read.rows()))), exchange)
                                : reply);
            case CallResult.UnansweredCall _ -> reply;
        };
    }

    private static Optional<CallFailure> failure(DecodedResponse answer) {
        return Optional.ofNullable(answer.words().get(CODE))
                .map(DecodedResponse.ProbedField::last)
                .filter(code -> code.matches("\\d{3}") && !code.equals("200"))
                .map(code -> StatusTable.failure(
                        Integer.parseInt(code),
                        "HTTP 200 with the response code " + code + " in it",
                        Optional.empty()));
    }

    /**
     * The intervals that are wanted, and, of the configured window, the rows of the period with its end. The earliest
     * interval has five minutes of data, however long it is; and the vendor's clock may be ahead.
     */
    private List<SpecificRecordBase> judged(ApiRequest question, List<SpecificRecordBase> rows) {
        Instant mark = asked(question, "bucket_end");
        Instant end = rows.stream()
                .map(row -> (Instant) row.get(BUCKET_END))
                .filter(time -> !time.equals(mark))
                .max(Comparator.naturalOrder())
                .orElseGet(() -> mark.plusMillis(1));
        boolean window = !question.wanted().hasEnd();
        List<SpecificRecordBase> judged = new ArrayList<>(rows.size());
        for (SpecificRecordBase row : rows) {
            if (row.get(BUCKET_END).equals(mark)) {
                row.put(LEVEL, "period-" + row.get(LEVEL));
                row.put(BUCKET_END, end);
                judged.addAll(window ? List.of(row) : List.of());
            } else {
                Instant start = ((Instant) row.get(BUCKET_END)).minus(length());
                row.put(INTERVAL, (int) length().toMinutes());
                row.put(BUCKET_START, start);
                judged.addAll(question.wanted().covers(start) ? List.of(row) : List.of());
            }
        }
        return judged;
    }

    private static Instant asked(ApiRequest question, String field) {
        return (Instant) Objects.requireNonNull(question.asked().get(field), field);
    }

    private static int position(String field) {
        return Metrics.getClassSchema().getField(field).pos();
    }
}
