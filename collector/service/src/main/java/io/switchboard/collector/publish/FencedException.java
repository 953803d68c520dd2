package io.switchboard.collector.publish;

/** Another process has begun to commit under the same transactional id, or the broker has ended a slow transaction. */
public final class FencedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    FencedException(RuntimeException cause) {
        super(
                "the same command has been started elsewhere and goes on there, or Kafka ended a transaction that took"
                        + " longer than transaction.timeout.ms; if no other one runs, start it again: it goes on where it"
                        + " stopped",
                cause);
    }
}
