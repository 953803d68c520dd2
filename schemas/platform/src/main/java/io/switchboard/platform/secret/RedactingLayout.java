package io.switchboard.platform.secret;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.ILoggingEvent;
import org.slf4j.LoggerFactory;

/**
 * A log line with its secrets hidden: message, stack trace and all else, because the finished line is what is redacted.
 * Before {@link #install} it hides what looks like a secret by its place.
 */
public final class RedactingLayout extends PatternLayout {

    private static final String KEY = Redactor.class.getName();

    private final Redactor untilInstalled = Redactor.ofNothing();

    /** Makes every log line from now on go through this redactor. */
    public static void install(Redactor redactor) {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            context.putObject(KEY, redactor);
        }
    }

    @Override
    public String doLayout(ILoggingEvent event) {
        Redactor redactor = getContext().getObject(KEY) instanceof Redactor installed ? installed : untilInstalled;
        return redactor.redact(super.doLayout(event));
    }
}
