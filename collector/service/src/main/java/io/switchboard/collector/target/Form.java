package io.switchboard.collector.target;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * How a text of the file is read.
 *
 * @param noun what it should be, with its article
 * @param hint what to write, as the end of a sentence
 * @param parse reads it; throws when it is something else
 */
record Form<T>(String noun, String hint, Function<String, T> parse) {

    static final Form<String> TEXT = new Form<>("a text", "write a text", Function.identity());
    static final Form<Duration> DURATION = new Form<>("a duration", "write 500ms, 5s, 2m or PT5S", Durations::parse);
    static final Form<DataSize> SIZE = new Form<>("a size", "write 512KB or 32MB, below 2GB", DataSize::parse);
    static final Form<Integer> WHOLE = new Form<>("a whole number", "write 1 or 12", Integer::valueOf);
    static final Form<Double> SHARE = new Form<>("a number", "write 0.5 or 1", Double::valueOf);
    static final Form<ZoneId> ZONE = new Form<>("a time zone", "write America/Los_Angeles, UTC or +02:00", ZoneId::of);
    static final Form<URI> URL = new Form<>(
            "a URL of a server", "write https://host or https://host:port/path, without user or query", Form::url);
    static final Form<Optional<URI>> DOMAIN =
            new Form<>("a domain", "write auto, va-a.acr.liveperson.net or https://host:port", Form::domain);
    static final Form<RateLimit> RATE = new Form<>("a rate", "write 10/s, 60/m or 1800/h", RateLimit::parse);
    static final Form<Boolean> FLAG = oneOf("a choice", Map.of("true", true, "false", false));
    static final Form<TimeUnit> TIME_UNIT =
            oneOf("a unit of time", Map.of("ms", TimeUnit.MILLISECONDS, "s", TimeUnit.SECONDS));

    /** One of a few words, in upper or lower case. */
    static <T> Form<T> oneOf(String noun, Map<String, T> meanings) {
        SortedMap<String, T> byWord = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        byWord.putAll(meanings);
        return new Form<>(
                noun,
                "write " + String.join(" or ", byWord.keySet()),
                text -> Optional.ofNullable(byWord.get(text)).orElseThrow());
    }

    /** What another form reads, or nothing for the word none. */
    static <T> Form<Optional<T>> orNone(Form<T> form) {
        return new Form<>(
                form.noun,
                form.hint + ", or none",
                text -> text.equals("none") ? Optional.empty() : Optional.of(form.parse.apply(text)));
    }

    private static Optional<URI> domain(String text) {
        if (text.equals("auto")) {
            return Optional.empty();
        }
        return Optional.of(url(text.contains("://") ? text : "https://" + text));
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
