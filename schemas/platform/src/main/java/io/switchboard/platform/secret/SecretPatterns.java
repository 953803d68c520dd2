package io.switchboard.platform.secret;

import java.util.List;
import java.util.regex.Pattern;

/** Where secrets stand that nobody configured: tokens that a vendor gives out, and those that are made of a secret. */
final class SecretPatterns {

    /** Between a name and its value: as URLs write it, also encoded, and OAuth's header, and JSON, also inside JSON. */
    private static final String ASSIGNED = "(?:(?:=|%3D)(?:\\\\?\"|%22)?|\\\\?\"\\s*:\\s*\\\\?\")";

    /** Between a header's name and its value. */
    private static final String HEADER = "(?:\\\\?[\"'])?\\s*:\\s*(?:\\\\?[\"'])?";

    private static final String TOKEN = "[\\w.~+/=%-]";

    /**
     * Each has a group named {@code secret}; all else is shown. They read what vendors send: no group repeats without a
     * bound, because each repetition takes a piece of the stack.
     */
    static final List<Pattern> PATTERNS = List.of(
            Pattern.compile("(?i)(?:auth_token|bearer|oauth_(?:signature|token(?:_secret)?|consumer_key))" + ASSIGNED
                    + "(?<secret>[^&\\s\"'<>\\\\]+)"),
            // The user of a URL.
            Pattern.compile("://(?<secret>[^/\\s:@\"]+:[^/\\s@\"]+)@"),
            // A JWT, signed (three parts) or encrypted (five). No word begins so, but the end of one may look like it.
            Pattern.compile("(?<secret>(?:(?<![A-Za-z])|(?<=%3[DdAa]))eyJ[\\w-]{1,1000}+(?:\\.[\\w-]+){2,4})"),
            // Words may follow "bearer" too: a token holds a digit, or is longer than they are.
            Pattern.compile("(?i)\\bbearer(?:[\\s+]|%20){1,4}(?<secret>(?=" + TOKEN + "*\\d)" + TOKEN + "{4,}|" + TOKEN
                    + "{20,})"),
            // Of several kinds, some of several words; OAuth's goes on after commas and quotes.
            Pattern.compile(
                    "(?i)(?<![\\w/.-])(?:proxy-)?authorization" + HEADER
                            + "(?<secret>OAuth(?:[\\s,]+\\w+=\\\\?\"[^\"\\\\]*\\\\?\"){1,20}|[^\\s\"'\\\\,\\]}][^\\r\\n\"'\\\\,\\]}]*)"),
            Pattern.compile("(?i)(?<![\\w/.-])auth" + HEADER + "(?<secret>[^\\s\"'\\\\,\\]{}]+)"));

    private SecretPatterns() {}
}
