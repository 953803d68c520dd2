package io.switchboard.collector.fetch;

import io.switchboard.collector.http.CallResult;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.avro.specific.SpecificRecordBase;

/** The answers to the questions that are due in a poll, one after the other, without a vendor. */
public final class FetchedAnswers {
    /** Of one question, after which it is given up. */
    public static final int MAX_PAGES = 9;

    private final List<ApiRequest> due;
    private final List<FetchState> answers = new ArrayList<>();

    public FetchedAnswers(List<ApiRequest> due) {
        this.due = due;
    }

    /** Answers a question with these pages. */
    public FetchedAnswers answer(ApiRequest question, List<CallResult> pages) {
        FetchState state = FetchState.of(question);
        for (CallResult page : pages) {
            state = state.plus(page, MAX_PAGES);
        }
        answers.add(state);
        return this;
    }

    /** Answers a question with as many pages as it asks for; whether no call failed. */
    public boolean read(ApiRequest question, Callable<CallResult> pages) throws Exception {
        FetchState state = FetchState.of(question);
        while (state.next().isPresent()) {
            state = state.plus(pages.call(), MAX_PAGES);
        }
        answers.add(state);
        return state.failure().isEmpty();
    }

    /** The rows of all datasets. */
    static List<SpecificRecordBase> rows(FetchResult result) {
        return result.datasets().flatMap(read -> read.rows().stream()).toList();
    }

    /** What the answers are together. */
    public FetchResult result() {
        return FetchResult.of(due, answers);
    }
}
