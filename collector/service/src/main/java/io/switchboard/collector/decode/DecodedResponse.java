package io.switchboard.collector.decode;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.specific.SpecificRecordBase;

/** What an answer was found to be. */
public sealed interface DecodedResponse {

    /** The scalars that the API's own code asked for, by path, as far as they were read. */
    Map<String, ProbedField> words();

    /**
     * An answer that could be read, though perhaps not all of it.
     *
     * @param rows the rows of each dataset, in the order the datasets were given
     * @param badRows rows that could not be read
     * @param unreadValues values that could not be read, of rows that were
     * @param unknownFields paths of fields that no schema names
     * @param words the scalars that the API's own code asked for, by path
     * @param doubt what is odd about the answer, though nothing of it was lost
     */
    record ResponseRows(
            List<List<SpecificRecordBase>> rows,
            List<RejectedRow> badRows,
            List<UnreadValue> unreadValues,
            Set<String> unknownFields,
            Map<String, ProbedField> words,
            Optional<String> doubt)
            implements DecodedResponse {
        public ResponseRows {
            rows = List.copyOf(rows);
            badRows = List.copyOf(badRows);
            unreadValues = List.copyOf(unreadValues);
            unknownFields = Set.copyOf(unknownFields);
            words = Map.copyOf(words);
        }

        /** An answer of which every value was read. */
        public ResponseRows(
                List<List<SpecificRecordBase>> rows,
                List<RejectedRow> badRows,
                Set<String> unknownFields,
                Map<String, ProbedField> words) {
            this(rows, badRows, List.of(), unknownFields, words, Optional.empty());
        }

        /** What stands at a path that the API's own code asked for, if it came by and was not null. */
        public Optional<ProbedField> word(String path) {
            return Optional.ofNullable(words.get(path));
        }

        /** Whether the last value at such a path is this one. */
        public boolean says(String path, String text) {
            return word(path).filter(word -> word.last().equals(text)).isPresent();
        }

        /** Records of a dataset, those included that could not be read. */
        public int records(int dataset) {
            int bad = (int)
                    badRows.stream().filter(row -> row.dataset() == dataset).count();
            return rows.get(dataset).size() + bad;
        }

        /** The same answer with other rows. */
        public ResponseRows withRows(List<List<SpecificRecordBase>> others) {
            return new ResponseRows(others, badRows, unreadValues, unknownFields, words, doubt);
        }
    }

    /**
     * An answer that is not what it should be: not JSON, cut short, or of another shape.
     *
     * @param reason what is wrong, and where
     * @param words as far as they were read
     */
    record MalformedResponse(String reason, Map<String, ProbedField> words) implements DecodedResponse {
        public MalformedResponse {
            words = Map.copyOf(words);
        }
    }

    /**
     * What stands at a path that may come by more than once. Of a name of an array's elements there is one for each
     * element.
     *
     * @param first the first value, as text
     * @param last the last one
     * @param count how many there were
     */
    record ProbedField(String first, String last, int count) {

        /** A path seen for the first time. */
        public ProbedField(String only) {
            this(only, only, 1);
        }

        ProbedField then(ProbedField next) {
            return new ProbedField(first, next.last, count + next.count);
        }
    }
}
