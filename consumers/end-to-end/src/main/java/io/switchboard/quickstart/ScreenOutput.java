package io.switchboard.quickstart;

import io.switchboard.quickstart.live.Seen;
import io.switchboard.quickstart.live.View;
import io.switchboard.quickstart.screen.Screen;
import java.time.Instant;
import java.util.Optional;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.utils.Display;
import org.jline.utils.InfoCmp.Capability;

/** The live view over the whole terminal. Only what has changed is drawn, so nothing flickers. */
final class ScreenOutput implements Output {
    private final Terminal terminal;
    private final Screen screen;
    private final Display display;
    private Optional<Size> size = Optional.empty();

    ScreenOutput(Terminal terminal, Screen screen) {
        this.terminal = terminal;
        this.screen = screen;
        this.display = new Display(terminal, true);
        terminal.puts(Capability.enter_ca_mode);
        terminal.puts(Capability.cursor_invisible);
        terminal.flush();
    }

    @Override
    public void see(Seen seen) {}

    @Override
    public void show(View view, Instant now) {
        Size current = terminal.getSize();
        if (current.getRows() < 1 || current.getColumns() < 1) {
            return;
        }
        if (!size.equals(Optional.of(current))) {
            size = Optional.of(current);
            display.resize(current);
            display.clear();
        }
        display.update(screen.render(view, now, current.getColumns(), current.getRows()), -1);
    }

    @Override
    public void close() {
        terminal.puts(Capability.cursor_visible);
        terminal.puts(Capability.exit_ca_mode);
        terminal.flush();
    }
}
