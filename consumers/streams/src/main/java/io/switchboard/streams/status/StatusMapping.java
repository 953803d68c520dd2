package io.switchboard.streams.status;

import io.switchboard.Status;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which of our statuses a vendor's word is. Case does not matter.
 *
 * @param words status per vendor's word, or per {@code PRIMARY:SECONDARY} where the vendor has words of two ranks; a
 *     word that is not here is {@link Status#OTHER}
 */
public record StatusMapping(Map<String, Status> words) {

    /** Convoso's words as its monitor shows them, and those of vicidial, which it is built on. */
    public static final StatusMapping CONVOSO = new StatusMapping(Map.ofEntries(
            Map.entry("READY", Status.READY),
            // Ready for inbound contacts.
            Map.entry("CLOSER", Status.READY),
            Map.entry("INCALL", Status.ON_CONTACT),
            Map.entry("DEAD", Status.ON_CONTACT),
            // A contact is being put through to the agent, who gets no other; MQUEUE: one that the agent dialled.
            Map.entry("QUEUE", Status.ON_CONTACT),
            Map.entry("MQUEUE", Status.ON_CONTACT),
            // The contact is on hold.
            Map.entry("PARK", Status.ON_CONTACT),
            // The agent dials by hand.
            Map.entry("MANUAL", Status.ON_CONTACT),
            Map.entry("DISPO", Status.WRAP_UP),
            Map.entry("WRAP", Status.WRAP_UP),
            Map.entry("PAUSED", Status.PAUSED),
            Map.entry("PREVIEW", Status.PREVIEW),
            Map.entry("LOGGED_OUT", Status.OFFLINE)));

    /** Kore's primary statuses, and those secondary ones that mean something else than their primary does. */
    public static final StatusMapping KORE = new StatusMapping(Map.of(
            "AVAILABLE", Status.READY,
            "AVAILABLE:INTERACTING", Status.ON_CONTACT,
            "BUSY", Status.ON_CONTACT,
            "BUSY:ACW", Status.WRAP_UP,
            "BUSY:PREVIEW", Status.PREVIEW,
            "AWAY", Status.AWAY,
            "OFFLINE", Status.OFFLINE));

    private static final String BETWEEN_RANKS = ":";

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

    /** Whether the two words are mapped, together or the primary one alone. */
    public boolean knows(@Nullable String primary, @Nullable String secondary) {
        return knows(pair(primary, secondary)) || knows(primary);
    }

    /** Our status for the two words together, or else for the primary one; OTHER when neither is mapped. */
    public Status statusOf(@Nullable String primary, @Nullable String secondary) {
        String pair = pair(primary, secondary);
        return statusOf(knows(pair) ? pair : primary);
    }

    private static @Nullable String pair(@Nullable String primary, @Nullable String secondary) {
        return primary == null || secondary == null ? null : primary.strip() + BETWEEN_RANKS + secondary.strip();
    }

    private static String fold(String word) {
        return word.strip().toUpperCase(Locale.ROOT);
    }
}
