package io.switchboard.platform.secret;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Hides secrets in whatever is written: log lines, errors, dead letters. Each secret is known as it is and as URLs,
 * JSON and basic authentication write it. What nobody configured is hidden by the place it stands in: the value of any
 * {@code auth_token} or OAuth parameter, any JWT or bearer token, the headers auth and Authorization, the user of any
 * URL. Safe for threads.
 */
public final class Redactor {

    /** A shorter text is in half of all words: hiding it would protect nothing and hide everything. */
    private static final int SHORTEST = 4;

    private final List<String> texts;
    private final List<String> bytes;

    private Redactor(List<String> forms) {
        this.texts = forms;
        this.bytes = forms.stream().map(Redactor::asBytes).toList();
    }

    /** Hides these secrets; those of fewer than {@value #SHORTEST} characters are not hidden. */
    public static Redactor of(Collection<Secret> secrets) {
        return new Redactor(secrets.stream()
                .map(Secret::reveal)
                .flatMap(Redactor::forms)
                .filter(form -> form.length() >= SHORTEST)
                .distinct()
                .toList());
    }

    /** Hides only what looks like a secret by the place it stands in. */
    public static Redactor ofNothing() {
        return new Redactor(List.of());
    }

    /** The text with {@value Secret#HIDDEN} in every secret's place; the same text when it holds none. */
    public String redact(String text) {
        return redact(text, texts);
    }

    /** The bytes, of text in UTF-8 or whatever else, with secrets hidden; the same array when there are none. */
    public byte[] redact(byte[] content) {
        // Every byte as a character and back: nothing is lost, whatever the content's encoding.
        String text = new String(content, ISO_8859_1);
        String redacted = redact(text, bytes);
        return redacted.equals(text) ? content : redacted.getBytes(ISO_8859_1);
    }

    /** What a buffer still holds, with secrets hidden; the buffer itself is left as it is. */
    public ByteBuffer redact(ByteBuffer content) {
        byte[] bytes = new byte[content.remaining()];
        content.duplicate().get(bytes);
        return ByteBuffer.wrap(redact(bytes));
    }

    private static String redact(String text, List<String> secrets) {
        BitSet hidden = new BitSet();
        for (String secret : secrets) {
            for (int at = text.indexOf(secret); at >= 0; at = text.indexOf(secret, at + 1)) {
                hidden.set(at, at + secret.length());
            }
        }
        for (Pattern shape : SecretPatterns.PATTERNS) {
            for (Matcher matcher = shape.matcher(text); matcher.find(); ) {
                hidden.set(matcher.start("secret"), matcher.end("secret"));
            }
        }
        return hidden.isEmpty() ? text : hide(text, hidden);
    }

    /** Overlapping secrets are hidden together: no end of one shows behind the other. */
    private static String hide(String text, BitSet hidden) {
        StringBuilder result = new StringBuilder(text.length());
        int shown = 0;
        for (int from = hidden.nextSetBit(0); from >= 0; from = hidden.nextSetBit(shown)) {
            result.append(text, shown, from).append(Secret.HIDDEN);
            shown = hidden.nextClearBit(from);
        }
        return result.append(text, shown, text.length()).toString();
    }

    private static Stream<String> forms(String secret) {
        String form = URLEncoder.encode(secret, UTF_8);
        String percent = form.replace("+", "%20");
        String json = new String(JsonStringEncoder.getInstance().quoteAsString(secret));
        String base64 = Base64.getEncoder().encodeToString(secret.getBytes(UTF_8));
        return Stream.of(
                secret, form, percent, lowerHex(form), lowerHex(percent), json, json.replace("/", "\\/"), base64);
    }

    private static String lowerHex(String encoded) {
        return Pattern.compile("%[0-9A-F]{2}")
                .matcher(encoded)
                .replaceAll(match -> match.group().toLowerCase(Locale.ROOT));
    }

    private static String asBytes(String text) {
        return new String(text.getBytes(UTF_8), ISO_8859_1);
    }
}
