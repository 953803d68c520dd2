package io.switchboard.collector.fetch;

import io.switchboard.collector.decode.DecodedResponse;
import io.switchboard.collector.http.ApiCall;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** How the further pages of an answer are asked for, and how it is known that no row slipped between two of them. */
@FunctionalInterface
public interface PagingStrategy {

    /** The first page is all there is. */
    PagingStrategy NONE = pages -> PagingStep.END;

    /** The doubt about an answer that counts its rows and shows another number of them; none if it does not count. */
    static Optional<String> miscounted(DecodedResponse.ResponseRows last, String total, int shown) {
        return last.word(total)
                .map(DecodedResponse.ProbedField::last)
                .filter(counted -> counts(counted, shown))
                .map(counted -> "the vendor counts " + counted + " rows and shows " + shown);
    }

    /** Whether a text is a number, and another one; what is none counts nothing. */
    private static boolean counts(String counted, int shown) {
        try {
            return new BigDecimal(counted.strip().replace(",", "")).compareTo(BigDecimal.valueOf(shown)) != 0;
        } catch (NumberFormatException _) {
            return false;
        }
    }

    /** What to do after a page; the pages are those read so far, the last one last. */
    PagingStep after(List<DecodedResponse.ResponseRows> pages);

    /**
     * What comes after a page.
     *
     * @param next the request of the next page; empty after the last
     * @param doubt why the pages so far may not show all rows
     * @param broken whether the answer ends before its last page
     * @param reached where the next page begins, for a later poll to go on there; 0 if it has to begin from the start
     */
    record PagingStep(Optional<ApiCall> next, Optional<String> doubt, boolean broken, int reached) {

        /** The answer is whole. */
        public static final PagingStep END = new PagingStep(Optional.empty(), Optional.empty(), false, 0);

        /** There is another page, which begins there. */
        public static PagingStep next(ApiCall request, int reached) {
            return new PagingStep(Optional.of(request), Optional.empty(), false, reached);
        }

        /** The answer ends here without being whole. */
        public static PagingStep broken(String doubt) {
            return new PagingStep(Optional.empty(), Optional.of(doubt), true, 0);
        }

        /** The same with a doubt, if there is one. */
        public PagingStep with(Optional<String> one) {
            return new PagingStep(next, one.or(() -> doubt), broken, reached);
        }
    }
}
