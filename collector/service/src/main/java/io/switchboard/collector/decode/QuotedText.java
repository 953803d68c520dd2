package io.switchboard.collector.decode;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.regex.Pattern;

/** The beginning of something that is no JSON, to be shown as the vendor sent it. */
final class QuotedText {
    private static final int LONGEST = 300;
    private static final Pattern SPACE = Pattern.compile("\\s+");

    /** A word that is cut in two may be a part of a secret, which nobody would know for one. */
    private static final Pattern LAST_WORD = Pattern.compile("[^\\s<>\"',;:?&=]+$");

    private final ByteBuffer bytes = ByteBuffer.allocate(LONGEST);
    private boolean cut;

    void append(ByteBuffer more) {
        int length = Math.min(more.remaining(), bytes.remaining());
        cut |= length < more.remaining();
        bytes.put(more.slice(more.position(), length));
    }

    boolean isBlank() {
        return text().isEmpty();
    }

    String text() {
        String all = new String(bytes.array(), 0, bytes.position(), UTF_8);
        String whole = cut ? LAST_WORD.matcher(all).replaceFirst("") + "…" : all;
        return SPACE.matcher(whole).replaceAll(" ").strip();
    }
}
