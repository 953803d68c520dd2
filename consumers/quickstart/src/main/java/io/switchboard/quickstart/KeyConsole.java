package io.switchboard.quickstart;

import io.switchboard.platform.cli.Shutdown;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Optional;
import org.jline.terminal.Attributes;
import org.jline.terminal.Attributes.ControlChar;
import org.jline.terminal.Attributes.LocalFlag;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.terminal.TerminalBuilder.SystemOutput;

/** The terminal from which it was started, if there is one, whose keys stop it. */
final class KeyConsole implements AutoCloseable {
    private static final int CTRL_C = 3;
    private static final int END = -1;
    private static final long LOOK_MILLIS = 100;

    private final Optional<AttachedTerminal> attached;

    /** A terminal, how it was when it was found, and who reads its keys. */
    private record AttachedTerminal(Terminal terminal, Attributes before, Thread keyboard) {}

    private KeyConsole(Optional<AttachedTerminal> attached) {
        this.attached = attached;
    }

    /**
     * Takes the terminal of this process, if there is one. Ctrl-C comes as a key and not as a signal from then on: that
     * would also hit the Maven that waits for this process, and the registry, before anything here is stopped.
     */
    static KeyConsole open(Shutdown shutdown) throws IOException {
        Terminal terminal = TerminalBuilder.builder()
                .system(true)
                .systemOutput(SystemOutput.SysOut)
                .dumb(true)
                .nativeSignals(false)
                .build();
        if (terminal.getType().startsWith(Terminal.TYPE_DUMB)) {
            terminal.close();
            return new KeyConsole(Optional.empty());
        }
        Attributes before = terminal.getAttributes();
        takeKeys(terminal, before);
        Thread keyboard = Thread.ofPlatform().daemon().name("keyboard").start(() -> listen(terminal, shutdown));
        return new KeyConsole(Optional.of(new AttachedTerminal(terminal, before, keyboard)));
    }

    /** Leaves the terminal as it was found. */
    @Override
    public void close() throws IOException {
        if (attached.isPresent()) {
            AttachedTerminal found = attached.get();
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

    private static void listen(Terminal terminal, Shutdown shutdown) {
        try {
            int key = 0;
            while (key != END && !Thread.interrupted()) {
                key = terminal.reader().read(LOOK_MILLIS);
                if (key == CTRL_C || key == 'q') {
                    shutdown.request();
                }
            }
        } catch (IOException closed) {
            // Also how JLine says that it was interrupted. Signals still stop the process.
        }
    }
}
