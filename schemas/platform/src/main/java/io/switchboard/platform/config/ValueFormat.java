package io.switchboard.platform.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * How a text of the file is read.
 *
 * @param noun what it should be, with its article
 * @param hint what to write, as the end of a sentence
 * @param parse reads it; throws any {@link RuntimeException} when it is something else
 */
public record ValueFormat<T>(String noun, String hint, Function<String, T> parse) {

    /** Any text. */
    public static final ValueFormat<String> TEXT = new ValueFormat<>("a text", "write a text", Function.identity());

    /** A duration, 0 or longer. */
    public static final ValueFormat<Duration> DURATION =
            new ValueFormat<>("a duration", "write 500ms, 5s, 2m, 1h, 1d or PT5S", Durations::parse);

    /** An amount of data. */
    public static final ValueFormat<DataSize> SIZE =
            new ValueFormat<>("a size", "write 512KB or 32MB, below 2GB", DataSize::parse);

    /** A whole number. */
    public static final ValueFormat<Integer> WHOLE =
            new ValueFormat<>("a whole number", "write 1 or 12", Integer::valueOf);

    /** A number that may have a fraction. */
    public static final ValueFormat<Double> NUMBER = new ValueFormat<>("a number", "write 0.5 or 1", Double::valueOf);

    /** A time zone. */
    public static final ValueFormat<ZoneId> ZONE =
            new ValueFormat<>("a time zone", "write America/Los_Angeles, UTC or +02:00", ZoneId::of);

    /** A server's address, without a slash at its end. */
    public static final ValueFormat<URI> URL = new ValueFormat<>(
            "a URL of a server",
            "write https://host or https://host:port/path, without user or query",
            ValueFormat::url);

    /** Yes or no. */
    public static final ValueFormat<Boolean> FLAG = oneOf("a choice", Map.of("true", true, "false", false));

    /** One of a few words, in upper or lower case. */
    public static <T> ValueFormat<T> oneOf(String noun, Map<String, T> meanings) {
        SortedMap<String, T> byWord = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        byWord.putAll(meanings);
        return new ValueFormat<>(
                noun,
                "write " + String.join(" or ", byWord.keySet()),
                text -> Optional.ofNullable(byWord.get(text)).orElseThrow());
    }

    /** A text that all of a pattern matches. */
    public static ValueFormat<String> matching(String noun, String hint, Pattern pattern) {
        return new ValueFormat<>(
                noun,
                hint,
                text -> Optional.of(text)
                        .filter(each -> pattern.matcher(each).matches())
                        .orElseThrow());
    }

    /** What another format reads, or nothing for the word none. */
    public static <T> ValueFormat<Optional<T>> orNone(ValueFormat<T> format) {
        return new ValueFormat<>(
                format.noun,
                format.hint + ", or none",
                text -> text.equals("none") ? Optional.empty() : Optional.of(format.parse.apply(text)));
    }

    /** Reads a text; empty when it is something else. */
    public Optional<T> read(String text) {
        try {
            return Optional.of(parse.apply(text));
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    /** Why a text was not read, as the rest of a sentence. */
    public String refusal(String text) {
        return "is \"" + text + "\", not " + noun + "; " + hint;
    }

    /** The same, where the text may be a secret. */
    String refusalUnseen() {
        return "has a placeholder whose value is not " + noun + "; " + hint;
    }

    private static URI url(String text) {
        try {
            URI url = new URI(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
            boolean web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
            boolean bare = url.getRawUserInfo() == null && url.getRawQuery() == null && url.getRawFragment() == null;
            if (!web || !bare || url.getHost() == null || url.getPort() > 65_535) {
                throw new IllegalArgumentException("not a plain web address");
            }
            return url;
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("not a URL", e);
        }
    }
}
