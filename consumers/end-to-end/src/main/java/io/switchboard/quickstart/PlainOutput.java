package io.switchboard.quickstart;

import io.switchboard.quickstart.live.ClosedBucket;
import io.switchboard.quickstart.live.Live;
import io.switchboard.quickstart.live.Seen;
import io.switchboard.quickstart.live.View;
import io.switchboard.quickstart.screen.Addresses;
import io.switchboard.quickstart.screen.PlainLines;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Lines, for a pipe or a terminal that cannot do more. */
final class PlainOutput implements Output {
    private static final long BETWEEN_RATES = Duration.ofSeconds(10).toNanos();

    private final PrintStream out;
    private Optional<ClosedBucket> last = Optional.empty();
    private long ratesShown = System.nanoTime();

    PlainOutput(PrintStream out, Addresses addresses) {
        this.out = out;
        PlainLines.introduction(addresses).forEach(out::println);
        out.flush();
    }

    @Override
    public void see(Seen seen) {
        if (seen instanceof Seen.Change(var change) && Live.isNews(change)) {
            out.println(PlainLines.change(change));
        }
    }

    @Override
    public void show(View view, Instant now) {
        if (!view.closed().equals(last)) {
            last = view.closed();
            last.map(PlainLines::bucket).ifPresent(out::println);
        }
        if (System.nanoTime() - ratesShown >= BETWEEN_RATES) {
            ratesShown = System.nanoTime();
            out.println(PlainLines.rates(view.rates(), now));
            view.targets().stream().map(PlainLines::target).forEach(out::println);
        }
        out.flush();
    }

    @Override
    public void close() {
        out.flush();
    }
}
