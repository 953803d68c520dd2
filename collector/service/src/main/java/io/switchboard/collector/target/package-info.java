/**
 * What is polled, and with which settings: the configuration file as a tree of records, read and validated before
 * anything starts. Every fault is reported at once, each with its path in the file. Secrets are a type of their own,
 * and {@link io.switchboard.collector.target.Redactor} keeps them out of whatever is written.
 */
@NullMarked
package io.switchboard.collector.target;

import org.jspecify.annotations.NullMarked;
