package io.switchboard.quickstart;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/**
 * Where everything is to be found while it runs.
 *
 * @param kafka the value of {@code bootstrap.servers}
 * @param registry the value of {@code schema.registry.url}
 * @param topics which names they have
 * @param pages what a browser shows
 * @param vendors how to ask each vendor what the collector asks, credentials included
 * @param truth what the simulator says really happens
 * @param log the file that all log lines go to
 */
record QuickStartAddresses(
        String kafka, URI registry, String topics, PageAddresses pages, List<VendorAsk> vendors, URI truth, Path log) {

    QuickStartAddresses {
        vendors = List.copyOf(vendors);
    }

    /**
     * What a browser shows.
     *
     * @param metrics the collector's, in Prometheus' format
     * @param wallboard the buckets app's
     */
    record PageAddresses(URI metrics, URI wallboard) {}
}
