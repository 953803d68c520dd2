package io.switchboard.streams.app;

import org.apache.kafka.streams.KafkaStreams;

/** What an app serves of its state stores while its streams run. */
public interface StoreEndpoint {

    /** Where other instances of the app reach it: {@code host:port}. */
    String address();

    /**
     * Begins to serve; is called before the streams start.
     *
     * @return what ends it, within seconds; is called before the streams are closed
     * @throws io.switchboard.platform.cli.UsageException if it cannot listen; says which setting to change
     */
    Runnable open(KafkaStreams streams);
}
