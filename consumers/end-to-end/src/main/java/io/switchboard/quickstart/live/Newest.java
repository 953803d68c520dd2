package io.switchboard.quickstart.live;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The rows of the newest span of time.
 *
 * @param <S> orders the spans
 * @param <K> of a row in its span
 */
final class Newest<S extends Comparable<? super S>, K, R> {
    private final Map<K, R> rows = new HashMap<>();
    private Optional<S> newest = Optional.empty();

    void put(S span, K key, R row) {
        int order = newest.map(span::compareTo).orElse(1);
        if (order > 0) {
            newest = Optional.of(span);
            rows.clear();
        }
        if (order >= 0) {
            rows.put(key, row);
        }
    }

    void remove(K key) {
        rows.remove(key);
    }

    Collection<R> rows() {
        return Collections.unmodifiableCollection(rows.values());
    }
}
