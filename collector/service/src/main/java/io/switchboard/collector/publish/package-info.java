/**
 * Commits polls: changes, state and poll record in one Kafka transaction, fenced by the collector's place in its
 * consumer group.
 */
@NullMarked
package io.switchboard.collector.publish;

import org.jspecify.annotations.NullMarked;
