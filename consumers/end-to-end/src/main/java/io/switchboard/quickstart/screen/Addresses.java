package io.switchboard.quickstart.screen;

import java.net.URI;
import java.nio.file.Path;

/**
 * Where everything is to be found while it runs.
 *
 * @param kafka the value of {@code bootstrap.servers}
 * @param registry the value of {@code schema.registry.url}
 * @param topics which names they have
 * @param metrics the collector's, in Prometheus' format
 * @param vendor what answers as the vendor would, credentials included
 * @param truth what the simulator says really happens
 * @param log the file that all log lines go to
 */
public record Addresses(String kafka, URI registry, String topics, URI metrics, URI vendor, URI truth, Path log) {}
