/** Kafka's clients, as all programs open them. */
@NullMarked
package io.switchboard.platform.kafka;

import org.jspecify.annotations.NullMarked;
