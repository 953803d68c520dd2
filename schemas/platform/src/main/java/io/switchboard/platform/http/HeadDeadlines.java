package io.switchboard.platform.http;

import java.time.Duration;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.util.Attributes;

/** Closes connections whose next request does not begin in time, however slowly its head trickles in. */
final class HeadDeadlines implements Connection.Listener {
    private static final String ATTRIBUTE = HeadDeadlines.class.getName();

    private final Duration first;

    /** @param first how long the head of a connection's first request may take */
    HeadDeadlines(Duration first) {
        this.first = first;
    }

    @Override
    public void onOpened(Connection connection) {
        expect(connection, first);
    }

    @Override
    public void onClosed(Connection connection) {
        stop(connection);
    }

    /** The head of a request has arrived. */
    void arrived(Connection connection) {
        stop(connection);
    }

    /** A request has ended; the connection may be used again. */
    void ended(Connection connection) {
        expect(connection, ServerLimits.IDLE);
    }

    /** Closes a connection that is between two requests. */
    void closeIdle(Connection connection) {
        if (connection instanceof Attributes attributes && attributes.getAttribute(ATTRIBUTE) != null) {
            connection.getEndPoint().close();
        }
    }

    private static void expect(Connection connection, Duration longest) {
        if (connection instanceof Attributes attributes) {
            attributes.setAttribute(ATTRIBUTE, Deadline.of(connection.getEndPoint(), longest));
        }
    }

    private static void stop(Connection connection) {
        if (connection instanceof Attributes attributes
                && attributes.removeAttribute(ATTRIBUTE) instanceof Deadline deadline) {
            deadline.close();
        }
    }
}
