package io.switchboard.consumer.status;

import io.switchboard.Status;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which of our statuses a vendor's word is. Case does not matter.
 *
 * @param words status per vendor's word; a word that is not here is {@link Status#OTHER}
 */
public record StatusMapping(Map<String, Status> words) {

    /** Convoso's words as its monitor shows them. */
    public static final StatusMapping CONVOSO = new StatusMapping(Map.of(
            "READY", Status.READY,
            "INCALL", Status.ON_CONTACT,
            "DEAD", Status.ON_CONTACT,
            "DISPO", Status.WRAP_UP,
            "WRAP", Status.WRAP_UP,
            "PAUSED", Status.PAUSED,
            "PREVIEW", Status.PREVIEW,
            "LOGGED_OUT", Status.OFFLINE));

    public StatusMapping {
        Map<String, Status> folded = new HashMap<>();
        words.forEach((word, status) -> folded.put(fold(word), status));
        words = Map.copyOf(folded);
    }

    /** This mapping with other words added or read differently. */
    public StatusMapping with(Map<String, Status> others) {
        Map<String, Status> all = new HashMap<>(words);
        others.forEach((word, status) -> all.put(fold(word), status));
        return new StatusMapping(all);
    }

    /** Whether the word is mapped. A missing word is not. */
    public boolean knows(@Nullable String word) {
        return word != null && words.containsKey(fold(word));
    }

    /** Our status for the word; OTHER when it is not mapped or missing. */
    public Status statusOf(@Nullable String word) {
        return word == null ? Status.OTHER : words.getOrDefault(fold(word), Status.OTHER);
    }

    private static String fold(String word) {
        return word.strip().toUpperCase(Locale.ROOT);
    }
}
