package io.switchboard.collector.poll;

import io.switchboard.collector.decode.AnswerDecoder;
import io.switchboard.collector.http.Caller;
import io.switchboard.collector.http.Request;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Asks a vendor all of a poll's questions, one after the other, page by page; the first failure ends it. */
public final class Asking {
    private final Api api;
    private final Caller caller;
    private final int maxPages;

    /** @param maxPages of one question, after which it is given up */
    public Asking(Api api, Caller caller, int maxPages) {
        this.api = api;
        this.caller = caller;
        this.maxPages = maxPages;
    }

    /** Whose questions these are. */
    public Api api() {
        return api;
    }

    /** Asks what a poll has to ask. */
    public Mono<Reading> ask(Moment moment) {
        return Mono.fromSupplier(() -> api.questions(moment)).flatMap(this::ask);
    }

    /** Asks these questions. */
    public Mono<Reading> ask(List<Question> questions) {
        return Flux.fromIterable(questions)
                .concatMap(this::ask)
                .takeUntil(asked -> asked.failure().isPresent())
                .collectList()
                .map(answers -> Reading.of(questions, answers));
    }

    private Mono<Asked> ask(Question question) {
        return Mono.just(Asked.of(question))
                .expand(asked -> Mono.justOrEmpty(asked.next()).flatMap(request -> page(asked, request)))
                .last();
    }

    private Mono<Asked> page(Asked asked, Request request) {
        Question question = asked.question();
        return caller.call(request, () -> new AnswerDecoder(api.shape(), question.asked()))
                .map(reply -> api.judge(question, reply))
                .map(reply -> asked.plus(reply, maxPages));
    }
}
