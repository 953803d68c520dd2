package io.switchboard.collector.fetch;

import io.switchboard.collector.decode.DecodedResponse;
import io.switchboard.collector.decode.ResponseDecoder;
import io.switchboard.collector.http.ApiCall;
import io.switchboard.collector.http.CallResult;
import io.switchboard.collector.snapshot.FieldRoles;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecordBase;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * Asks a vendor the first of the questions that are due, one after the other, page by page, until the deadline. A
 * question that fails alone costs itself, and narrower ones are tried in its place; a failure of the account, or of the
 * way to the vendor, ends the poll.
 */
public final class ApiFetcher {

    /** The present, and a few of the past: the present is to be asked again soon, however much was missed. */
    private static final int MOST_QUESTIONS = 3;

    /**
     * As often may a day be halved down to a quarter of an hour, and once more: what is refused even so is given up.
     */
    private static final int MOST_REFUSALS = 8;

    private final PolledApi api;
    private final List<FieldRoles> roles;
    private final VendorCalls calls;
    private final int maxPages;
    private final Scheduler time;

    /** The way to the vendor. */
    @FunctionalInterface
    public interface VendorCalls {

        /** Sends a request and decodes the answer, for which it asks for a new decoder at each attempt. */
        Mono<CallResult> call(ApiCall request, Supplier<ResponseDecoder> decoder);
    }

    /**
     * @param maxPages of one question, after which it is given up
     * @param time waits for the deadlines of polls
     */
    public ApiFetcher(PolledApi api, VendorCalls calls, int maxPages, Scheduler time) {
        this.api = api;
        this.roles = api.datasets().stream()
                .map(dataset -> new FieldRoles(dataset, api.zone()))
                .toList();
        this.calls = calls;
        this.maxPages = maxPages;
        this.time = time;
    }

    /** Whose questions these are. */
    public PolledApi api() {
        return api;
    }

    /**
     * Asks what a poll has to ask.
     *
     * @param deadline from now to the end of the poll
     */
    public Mono<FetchResult> ask(FetchContext moment, Duration deadline) {
        return Mono.fromSupplier(() -> api.questions(moment)).flatMap(due -> ask(due, deadline));
    }

    /** Asks the first of these questions. */
    public Mono<FetchResult> ask(List<ApiRequest> due, Duration deadline) {
        return Flux.fromIterable(due)
                .take(MOST_QUESTIONS)
                .concatMap(question -> ask(question, new AtomicInteger()))
                .takeUntil(asked -> asked.endsPoll(due.getFirst()))
                .takeUntilOther(Mono.delay(deadline, time))
                .collect(ArrayList<FetchState>::new, ApiFetcher::put)
                .map(answers -> FetchResult.of(due, ended(answers, deadline)));
    }

    /** Each state of a question's answer, and then those of the narrower questions in its place. */
    private Flux<FetchState> ask(ApiRequest question, AtomicInteger refusals) {
        return Mono.just(FetchState.of(question))
                .expand(asked -> Mono.justOrEmpty(asked.next()).flatMap(request -> page(asked, request)))
                .concatMap(asked -> Flux.just(asked).concatWith(narrower(asked, refusals)));
    }

    private Flux<FetchState> narrower(FetchState asked, AtomicInteger refusals) {
        if (asked.next().isPresent()) {
            return Flux.empty();
        }
        if (!asked.failedAlone()) {
            refusals.set(0);
            return Flux.empty();
        }
        List<ApiRequest> pieces = asked.question().narrower().get();
        return refusals.incrementAndGet() >= MOST_REFUSALS || pieces.isEmpty()
                ? Flux.empty()
                : Flux.just(asked.inPieces(pieces.size()))
                        .concatWith(Flux.fromIterable(pieces)
                                .takeWhile(_ -> refusals.get() < MOST_REFUSALS)
                                .concatMap(piece -> ask(piece, refusals), 1));
    }

    private Mono<FetchState> page(FetchState asked, ApiCall request) {
        return calls.call(
                        request,
                        () -> new ResponseDecoder(api.shape(), asked.question().asked()))
                .map(reply -> plus(asked, reply));
    }

    /** What a page about something else has come to is of no interest. */
    private FetchState plus(FetchState asked, CallResult reply) {
        ApiRequest question = asked.question();
        Optional<String> other = reply instanceof CallResult.AnsweredCall(DecodedResponse.ResponseRows page, var cost)
                ? api.elsewhere(question, page)
                : Optional.empty();
        CallResult judged = api.judge(question, reply);
        return judged instanceof CallResult.AnsweredCall(DecodedResponse.ResponseRows page, CallResult.CallCost cost)
                ? other.or(() -> outside(question, page))
                        .map(reason -> asked.elsewhere(page, cost, reason))
                        .orElseGet(() -> asked.plus(judged, maxPages))
                : asked.plus(judged, maxPages);
    }

    /** The doubt about a page all of whose rows are of another time than the question wants. */
    private Optional<String> outside(ApiRequest question, DecodedResponse.ResponseRows page) {
        List<Instant> starts = new ArrayList<>();
        for (FieldRoles role : roles) {
            for (SpecificRecordBase row : page.rows(role.dataset())) {
                if (!role.hasStart(row)) {
                    continue;
                }
                if (role.touches(row, question.wanted())) {
                    return Optional.empty();
                }
                starts.add(role.start(row));
            }
        }
        return starts.stream()
                .min(Comparator.naturalOrder())
                .map(first -> "the answer is about another time than was asked: all its rows are outside of "
                        + question.wanted() + ", the first begins at " + first);
    }

    /** The latest state of a question's answer stands for those before it. */
    private static void put(List<FetchState> answers, FetchState asked) {
        if (!answers.isEmpty() && answers.getLast().question().equals(asked.question())) {
            answers.removeLast();
        }
        answers.add(asked);
    }

    private static List<FetchState> ended(List<FetchState> answers, Duration deadline) {
        if (!answers.isEmpty() && answers.getLast().next().isPresent()) {
            put(answers, answers.getLast().cutOff(deadline));
        }
        return answers;
    }
}
