/**
 * What is polled, and with which settings: the collector's part of the configuration file as a tree of records, read
 * and validated before anything starts.
 */
@NullMarked
package io.switchboard.collector.config;

import org.jspecify.annotations.NullMarked;
