/**
 * Which accounts are this collector's. The consumer group of the collectors assigns partitions; the state of an
 * assigned partition is read back from the topics, its targets are polled, and all of that ends when the group takes it
 * away.
 */
@NullMarked
package io.switchboard.collector.assign;

import org.jspecify.annotations.NullMarked;
