package io.switchboard.quickstart.screen;

import io.switchboard.Outcome;
import io.switchboard.Status;
import org.jline.utils.AttributedStyle;

/** Which colour says what: the terminal's own sixteen, so that its theme is respected. */
final class Palette {
    static final AttributedStyle PLAIN = AttributedStyle.DEFAULT;
    static final AttributedStyle TITLE = PLAIN.inverse().bold();
    static final AttributedStyle HEADER = PLAIN.bold();
    static final AttributedStyle FAINT = PLAIN.foreground(AttributedStyle.BRIGHT | AttributedStyle.BLACK);

    private Palette() {}

    static AttributedStyle of(Status status) {
        return PLAIN.foreground(
                switch (status) {
                    case READY -> AttributedStyle.GREEN;
                    case ON_CONTACT -> AttributedStyle.BLUE;
                    case WRAP_UP -> AttributedStyle.MAGENTA;
                    case PAUSED -> AttributedStyle.YELLOW;
                    case PREVIEW -> AttributedStyle.CYAN;
                    case AWAY, OFFLINE -> AttributedStyle.BRIGHT | AttributedStyle.BLACK;
                    case OTHER -> AttributedStyle.RED;
                });
    }

    static AttributedStyle of(Outcome outcome) {
        return switch (outcome) {
            case COMPLETE -> PLAIN.foreground(AttributedStyle.GREEN);
            case PARTIAL, THROTTLED -> PLAIN.foreground(AttributedStyle.YELLOW);
            case REFUSED, UNREACHABLE, MALFORMED -> PLAIN.foreground(AttributedStyle.RED);
        };
    }
}
