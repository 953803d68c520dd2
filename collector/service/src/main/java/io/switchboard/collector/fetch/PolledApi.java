package io.switchboard.collector.fetch;

import io.switchboard.collector.decode.DecodedResponse;
import io.switchboard.collector.decode.ResponseMapping;
import io.switchboard.collector.http.CallResult;
import io.switchboard.collector.http.RetryPauses;
import io.switchboard.collector.snapshot.RequestedRange;
import io.switchboard.topic.Dataset;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** One API of a vendor, for one account: what to ask, and what an answer says. Pure. */
public interface PolledApi {

    /** What an answer reports, in the decoder's order. */
    List<Dataset<?, ?, ?>> datasets();

    /** Where the rows lie in the API's answers. */
    ResponseMapping shape();

    /** For how long after its time a row may still be asked for; empty if rows are of now. */
    default Optional<Duration> memory() {
        return Optional.empty();
    }

    /** After which pauses a failed call is made again within its poll. */
    default RetryPauses retries() {
        return RetryPauses.NONE;
    }

    /** What to ask in a poll, the most urgent first; at least one question. */
    List<ApiRequest> questions(FetchContext moment);

    /**
     * Why a page is about something else than was asked, another time or another account; empty if it is not. That its
     * rows are of another time than the question wants need not be said here, unless {@link #judge} gives them theirs.
     *
     * @param page as it came
     */
    default Optional<String> elsewhere(ApiRequest question, DecodedResponse.ResponseRows page) {
        return Optional.empty();
    }

    /** What a page is, after the vendor's own words in it: an answer that says that it is none is a failure. */
    default CallResult judge(ApiRequest question, CallResult reply) {
        return reply;
    }

    /** The zone whose days the vendor counts; empty if it counts none. */
    default Optional<ZoneId> zone() {
        return Optional.empty();
    }

    /** What to ask to read a part of the past again. */
    default BackfillSupport past(RequestedRange range, Instant now) {
        return new BackfillSupport.BackfillUnsupported("it tells of now alone");
    }

    /** Whether the past can be asked for. */
    sealed interface BackfillSupport {

        /** It can, by these questions, the earliest first. */
        record BackfillSupported(List<ApiRequest> questions) implements BackfillSupport {}

        /** It cannot. */
        record BackfillUnsupported(String reason) implements BackfillSupport {}
    }
}
