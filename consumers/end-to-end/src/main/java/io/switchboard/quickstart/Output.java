package io.switchboard.quickstart;

import io.switchboard.quickstart.live.Seen;
import io.switchboard.quickstart.live.View;
import java.time.Instant;

/** Where the view goes. */
interface Output extends AutoCloseable {

    /** Something came. */
    void see(Seen seen);

    /**
     * How things are.
     *
     * @param now the simulated now
     */
    void show(View view, Instant now);

    @Override
    void close();
}
