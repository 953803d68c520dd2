package io.switchboard.collector.vendor.kore;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.switchboard.collector.decode.DecodedResponse;
import io.switchboard.collector.decode.ResponseMapping;
import io.switchboard.collector.decode.VendorFormat;
import io.switchboard.collector.fetch.ApiRequest;
import io.switchboard.collector.fetch.FetchContext;
import io.switchboard.collector.fetch.PagingStrategy;
import io.switchboard.collector.fetch.PagingStrategy.PagingStep;
import io.switchboard.collector.fetch.PolledApi;
import io.switchboard.collector.fetch.RequestedTime;
import io.switchboard.collector.http.ApiCall;
import io.switchboard.collector.snapshot.FieldRoles;
import io.switchboard.collector.snapshot.RequestedRange;
import io.switchboard.kore.callvolume.CallVolume;
import io.switchboard.topic.Dataset;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Kore's Call Volume: one row for each queue and interval of 15 minutes. Each poll asks again for the last hours,
 * because a record grows until its last contact has ended.
 */
public final class CallVolumeApi implements PolledApi {
    private static final Duration INTERVAL = Duration.ofMinutes(15);
    private static final String TOTAL = "totalCount";

    /** What was missed is asked for in pieces of so long. */
    private static final Duration PIECE = Duration.ofHours(6);

    private static final Duration MOST_MISSED = Duration.ofDays(7);
    private static final FieldRoles ROLES = new FieldRoles(Dataset.KORE_VOLUME);

    private final CallVolumeSettings settings;
    private final String orgId;
    private final String path;
    private final ResponseMapping shape;

    /**
     * @param accountId the vendor's id of the account
     * @param orgId the vendor's id of the organization
     */
    public CallVolumeApi(String account, String accountId, String orgId, CallVolumeSettings settings) {
        this.settings = settings;
        this.orgId = orgId;
        this.path = "/agentassist/api/public/analytics/account/" + accountId + "/callvolume";
        this.shape = new ResponseMapping(
                datasets(), Set.of("hasMore", TOTAL), new VendorFormat(account, ZoneOffset.UTC, settings.timeUnit()));
    }

    @Override
    public List<Dataset<?, ?, ?>> datasets() {
        return List.of(Dataset.KORE_VOLUME);
    }

    @Override
    public ResponseMapping shape() {
        return shape;
    }

    @Override
    public Optional<Duration> memory() {
        return Optional.of(settings.lookback().plus(INTERVAL.multipliedBy(4)));
    }

    /** The one in which it is asked. */
    @Override
    public Optional<ZoneId> zone() {
        return Optional.of(ZoneOffset.UTC);
    }

    /**
     * The last hours; after an outage of more than a piece, these from the begin of a piece on, and what lies before
     * them in pieces.
     */
    @Override
    public List<ApiRequest> questions(FetchContext moment) {
        Instant bound = moment.now().minus(MOST_MISSED).minus(settings.lookback());
        Instant from = later(moment.from(moment.since().minus(settings.lookback())), bound);
        Instant latest = moment.now().minus(settings.lookback());
        if (!from.isBefore(latest.minus(PIECE))) {
            return List.of(latest(beginOfInterval(from), moment));
        }
        ApiRequest present = latest(begin(PIECE, latest), moment);
        List<ApiRequest> missed = pieces(
                        new RequestedRange(
                                beginOfInterval(from), present.scope().from()),
                        PIECE)
                .map(piece -> question(piece, piece.to(), moment.reached(RequestedTime.of(piece))))
                .filter(piece -> !moment.isRead(piece.time()) && !moment.isGivenUp(piece.time()))
                .toList();
        return moment.inTurn(present, missed, ApiRequest::time);
    }

    private ApiRequest latest(Instant from, FetchContext moment) {
        RequestedRange scope = new RequestedRange(from, Instant.MAX);
        return question(scope, moment.now(), moment.reached(RequestedTime.of(scope)));
    }

    /** A range in pieces between round times, the earliest first. */
    private static Stream<RequestedRange> pieces(RequestedRange range, Duration length) {
        return Stream.iterate(
                        range.from(),
                        start -> start.isBefore(range.to()),
                        start -> begin(length, start).plus(length))
                .map(start ->
                        new RequestedRange(start, earlier(begin(length, start).plus(length), range.to())));
    }

    @Override
    public BackfillSupport past(RequestedRange range, Instant now) {
        Instant from = beginOfInterval(range.from());
        return new BackfillSupport.BackfillSupported(Stream.iterate(
                        from, start -> start.isBefore(range.to()), start -> start.plus(1, ChronoUnit.DAYS))
                .map(start -> new RequestedRange(start, earlier(start.plus(1, ChronoUnit.DAYS), range.to())))
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
        return begin(INTERVAL, time);
    }

    private static Instant begin(Duration length, Instant time) {
        long seconds = length.toSeconds();
        return Instant.ofEpochSecond(Math.floorDiv(time.getEpochSecond(), seconds) * seconds);
    }

    private ApiRequest question(RequestedRange scope, Instant to) {
        return question(scope, to, 0);
    }

    private ApiRequest question(RequestedRange scope, Instant to, int reached) {
        return new ApiRequest(
                RequestedTime.of(scope),
                Map.of(),
                request(scope.from(), to, reached),
                pages -> after(scope.from(), to, reached, pages),
                reached > 0,
                () -> halves(scope, to));
    }

    /** Vendors refuse deep pages: fewer intervals have fewer of them. */
    private List<ApiRequest> halves(RequestedRange scope, Instant to) {
        Instant middle = beginOfInterval(
                scope.from().plus(Duration.between(scope.from(), to).dividedBy(2)));
        return middle.isAfter(scope.from())
                ? List.of(
                        question(new RequestedRange(scope.from(), middle), middle),
                        question(new RequestedRange(middle, scope.to()), to))
                : List.of();
    }

    private ApiCall request(Instant from, Instant to, int skip) {
        return ApiCall.postJson(
                path,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("orgId", orgId)
                        .put("fromTimeStamp", from.toString())
                        .put("toTimeStamp", to.truncatedTo(ChronoUnit.SECONDS).toString())
                        .put("skip", skip)
                        .put("limit", settings.pageSize())
                        .toString());
    }

    private PagingStep after(Instant from, Instant to, int begin, List<DecodedResponse.ResponseRows> pages) {
        DecodedResponse.ResponseRows last = pages.getLast();
        Set<Object> records = new HashSet<>();
        int shown = begin
                + pages.stream()
                        .mapToInt(page -> page.of(Dataset.KORE_VOLUME).count())
                        .sum();
        for (DecodedResponse.ResponseRows page : pages.subList(0, pages.size() - 1)) {
            shown -= again(page, records);
            records.addAll(records(page));
        }
        Set<Object> page = records(last);
        int again = again(last, records);
        Optional<String> moved = pages.size() == 1 || again == overlap()
                ? Optional.empty()
                : Optional.of("records moved between page " + (pages.size() - 1) + " and the next");
        boolean further = records.addAll(page);
        Optional<String> miscounted = PagingStrategy.miscounted(last, TOTAL, shown - again);
        if (!last.says("hasMore", "true")) {
            return PagingStep.END.with(moved.or(() -> miscounted));
        }
        if (further) {
            return PagingStep.next(request(from, to, begin + skip(pages)), begin + skip(pages))
                    .with(moved);
        }
        boolean counted = last.word(TOTAL).isPresent();
        boolean nothingBehind = pages.size() > 1 && moved.isEmpty() && page.size() == overlap();
        return (counted && miscounted.isEmpty()) || (!counted && nothingBehind)
                ? PagingStep.END
                : PagingStep.broken("page " + pages.size() + " leads no further");
    }

    /** Each page begins with the last record of the one before: if it is another one, records have come or gone. */
    private int skip(List<DecodedResponse.ResponseRows> pages) {
        return pages.stream()
                .mapToInt(page -> page.of(Dataset.KORE_VOLUME).count() - overlap())
                .sum();
    }

    private int overlap() {
        return settings.pageSize() > 1 ? 1 : 0;
    }

    @Override
    public Optional<String> elsewhere(ApiRequest question, DecodedResponse.ResponseRows page) {
        List<String> others = page.rows(Dataset.KORE_VOLUME).stream()
                .map(row -> ((CallVolume) row).getOrgId())
                .filter(Objects::nonNull)
                .toList();
        return others.isEmpty() || others.contains(orgId)
                ? Optional.empty()
                : Optional.of("the answer is about another account than was asked: its organisation is "
                        + others.getFirst() + ", not " + orgId);
    }

    /** How many of a page's records were on the pages before. */
    private static int again(DecodedResponse.ResponseRows page, Set<Object> before) {
        return (int) records(page).stream().filter(before::contains).count();
    }

    /**
     * The records on a page, by what shows whether one comes on another page as well: its key, or else its content.
     * Several without a key may be alike.
     */
    private static Set<Object> records(DecodedResponse.ResponseRows page) {
        Set<Object> records = new HashSet<>();
        page.rows(Dataset.KORE_VOLUME).forEach(row -> records.add(ROLES.key(row)));
        page.of(Dataset.KORE_VOLUME)
                .rejected()
                .forEach(row -> records.add(ROLES.hasKey(row.partial()) ? ROLES.key(row.partial()) : row));
        return records;
    }
}
