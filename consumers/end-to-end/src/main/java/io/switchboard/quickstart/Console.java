package io.switchboard.quickstart;

import io.switchboard.consumer.bucket.BucketRules;
import io.switchboard.quickstart.screen.Glyphs;
import io.switchboard.quickstart.screen.Screen;
import java.io.IOException;
import java.io.PrintStream;
import java.util.EnumSet;
import java.util.Optional;
import org.jline.terminal.Attributes;
import org.jline.terminal.Attributes.ControlChar;
import org.jline.terminal.Attributes.LocalFlag;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.terminal.TerminalBuilder.SystemOutput;

/** Whoever looks: at a terminal that can show a view, or at lines. */
final class Console implements AutoCloseable {
    private static final int CTRL_C = 3;
    private static final int END = -1;
    private static final long LOOK_MILLIS = 100;

    private final PrintStream out;
    private final Optional<Attached> attached;

    /** A terminal, how it was when it was found, and who reads its keys. */
    private record Attached(Terminal terminal, Attributes before, Thread keyboard) {}

    private Console(PrintStream out, Optional<Attached> attached) {
        this.out = out;
        this.attached = attached;
    }

    /**
     * Takes the terminal of this process, if there is one. Ctrl-C comes as a key and not as a signal from then on: that
     * would also hit the Maven that waits for this process, and the registry, before anything here is stopped.
     */
    static Console open(PrintStream out, Stop stop) throws IOException {
        Terminal terminal = TerminalBuilder.builder()
                .system(true)
                .systemOutput(SystemOutput.SysOut)
                .dumb(true)
                .nativeSignals(false)
                .build();
        if (terminal.getType().startsWith(Terminal.TYPE_DUMB)) {
            terminal.close();
            return new Console(out, Optional.empty());
        }
        Attributes before = terminal.getAttributes();
        takeKeys(terminal, before);
        Thread keyboard = Thread.ofPlatform().daemon().name("keyboard").start(() -> listen(terminal, stop));
        return new Console(out, Optional.of(new Attached(terminal, before, keyboard)));
    }

    /** Shows what runs, until the output is closed. */
    Output show(Services services) {
        if (attached.isEmpty()) {
            return new PlainOutput(out, services.addresses());
        }
        Terminal terminal = attached.get().terminal();
        Screen screen = new Screen(
                services.addresses(),
                services.time().factor(),
                BucketRules.DEFAULT.grace(),
                Glyphs.in(terminal.encoding()));
        return new ScreenOutput(terminal, screen);
    }

    /** Leaves the terminal as it was found. */
    @Override
    public void close() throws IOException {
        if (attached.isPresent()) {
            Attached found = attached.get();
            letGo(found.keyboard());
            found.terminal().setAttributes(found.before());
            found.terminal().close();
        }
    }

    /** A terminal cannot be closed while somebody reads from it. */
    private static void letGo(Thread keyboard) {
        keyboard.interrupt();
        try {
            keyboard.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void takeKeys(Terminal terminal, Attributes before) {
        Attributes keys = new Attributes(before);
        keys.setLocalFlags(EnumSet.of(LocalFlag.ICANON, LocalFlag.ECHO, LocalFlag.ISIG), false);
        keys.setControlChar(ControlChar.VMIN, 1);
        keys.setControlChar(ControlChar.VTIME, 0);
        terminal.setAttributes(keys);
    }

    private static void listen(Terminal terminal, Stop stop) {
        try {
            int key = 0;
            while (key != END && !Thread.interrupted()) {
                key = terminal.reader().read(LOOK_MILLIS);
                if (key == CTRL_C || key == 'q') {
                    stop.request();
                }
            }
        } catch (IOException closed) {
            // Also how JLine says that it was interrupted. Signals still stop the process.
        }
    }
}
