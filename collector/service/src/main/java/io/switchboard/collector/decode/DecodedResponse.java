package io.switchboard.collector.decode;

import io.switchboard.topic.Dataset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.apache.avro.specific.SpecificRecordBase;

/** What an answer was found to be. */
public sealed interface DecodedResponse {

    /** The scalars that the API's own code asked for, by path, as far as they were read. */
    Map<String, ProbedField> words();

    /**
     * An answer that could be read, though perhaps not all of it.
     *
     * @param datasets what was read of each of the API's datasets
     * @param unknownFields paths of fields that no schema names
     * @param words the scalars that the API's own code asked for, by path
     * @param doubt what is odd about the answer, though nothing of it was lost
     */
    record ResponseRows(
            List<DatasetRows> datasets,
            Set<String> unknownFields,
            Map<String, ProbedField> words,
            Optional<String> doubt)
            implements DecodedResponse {
        public ResponseRows {
            datasets = List.copyOf(datasets);
            unknownFields = Set.copyOf(unknownFields);
            words = Map.copyOf(words);
        }

        /** An answer without anything that is not expected. */
        public ResponseRows(List<DatasetRows> datasets, Map<String, ProbedField> words) {
            this(datasets, Set.of(), words, Optional.empty());
        }

        /** What was read of a dataset, which must be one of the API's. */
        public DatasetRows of(Dataset<?, ?, ?> dataset) {
            return datasets.stream()
                    .filter(read -> read.dataset().equals(dataset))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("the API does not report " + dataset.name()));
        }

        /** The rows of a dataset that could be read. */
        public List<SpecificRecordBase> rows(Dataset<?, ?, ?> dataset) {
            return of(dataset).rows();
        }

        /** The same answer with something else for each dataset. */
        public ResponseRows map(UnaryOperator<DatasetRows> change) {
            return new ResponseRows(datasets.stream().map(change).toList(), unknownFields, words, doubt);
        }

        /** What stands at a path that the API's own code asked for, if it came by and was not null. */
        public Optional<ProbedField> word(String path) {
            return Optional.ofNullable(words.get(path));
        }

        /** Whether the last value at such a path is this one. */
        public boolean says(String path, String text) {
            return word(path).filter(word -> word.last().equals(text)).isPresent();
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
