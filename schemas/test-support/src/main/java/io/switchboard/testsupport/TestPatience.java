package io.switchboard.testsupport;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * How long tests wait for what must happen, unless they say otherwise: as long as a busy machine may need. A test that
 * passes waits no longer than it must, so that only one that fails takes longer for it.
 */
public final class TestPatience implements LauncherSessionListener {
    /** What Awaitility waits; for what it does not wait for, such as the end of a process. */
    public static final Duration USUAL = Duration.ofMinutes(3);

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        Awaitility.setDefaultTimeout(USUAL);
    }
}
