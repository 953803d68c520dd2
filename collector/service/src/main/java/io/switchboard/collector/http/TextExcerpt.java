package io.switchboard.collector.http;

import java.util.regex.Pattern;

/** The beginning of a text that is somebody else's. */
public final class TextExcerpt {
    private static final Pattern LAST_WORD = Pattern.compile("[\\p{Alnum}._~+/=%-]+$");

    private TextExcerpt() {}

    /**
     * The text, or what of it has so many characters at most. A word that would be cut in two is left out: it may be a
     * secret, and a part of one is not known for what it is, so that it would not be hidden.
     */
    public static String of(String text, int most) {
        return text.length() <= most
                ? text
                : LAST_WORD.matcher(text.substring(0, most)).replaceFirst("") + "…";
    }
}
