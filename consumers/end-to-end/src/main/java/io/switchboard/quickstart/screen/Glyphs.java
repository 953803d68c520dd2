package io.switchboard.quickstart.screen;

import java.nio.charset.Charset;

/** The signs that not every terminal can show, with what stands in for them. */
public enum Glyphs {
    UNICODE("→", "×", "…", "–", "▏▎▍▌▋▊▉█"),
    ASCII("->", "x", "~", "-", "#");

    private final String arrow;
    private final String times;
    private final String ellipsis;
    private final String dash;
    private final String bar;

    Glyphs(String arrow, String times, String ellipsis, String dash, String bar) {
        this.arrow = arrow;
        this.times = times;
        this.ellipsis = ellipsis;
        this.dash = dash;
        this.bar = bar;
    }

    /** What can be shown in an encoding. */
    public static Glyphs in(Charset charset) {
        return charset.newEncoder().canEncode(UNICODE.bar + UNICODE.arrow) ? UNICODE : ASCII;
    }

    String arrow() {
        return arrow;
    }

    String times() {
        return times;
    }

    String ellipsis() {
        return ellipsis;
    }

    String dash() {
        return dash;
    }

    /** A bar as long as a share, 0 to 1, of a width in columns; anything above 0 shows, where there is room. */
    String bar(double share, int width) {
        if (width <= 0) {
            return "";
        }
        int steps = bar.length();
        int length = (int) Math.round(Math.clamp(share, 0, 1) * width * steps);
        int seen = share > 0 ? Math.max(1, length) : length;
        String full = String.valueOf(bar.charAt(steps - 1)).repeat(seen / steps);
        return seen % steps == 0 ? full : full + bar.charAt(seen % steps - 1);
    }
}
