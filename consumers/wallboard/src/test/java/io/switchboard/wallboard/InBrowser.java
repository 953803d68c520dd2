package io.switchboard.wallboard;

import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;

/** Tests of the page in a real browser: one browser for all of them, and a page that is served again for each. */
@Tag("browser")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class InBrowser {
    static final String NAMES = ".agents [data-row]";

    private Served served = new Served();
    private @Nullable Browser started;

    @BeforeAll
    void startBrowser() throws IOException, InterruptedException {
        started = Browser.start();
    }

    @AfterEach
    void serveAnew() {
        served.close();
        served = new Served();
    }

    @AfterAll
    void closeBrowser() throws IOException {
        served.close();
        if (started != null) {
            started.close();
        }
    }

    Served served() {
        return served;
    }

    /** Serves another page, where one was that is closed. */
    void serveAt(int port) {
        served = new Served(port);
    }

    Browser browser() {
        return Objects.requireNonNull(started);
    }
}
