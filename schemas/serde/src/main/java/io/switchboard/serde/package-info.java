/**
 * Avro records on Kafka in the Confluent wire format: a zero byte, the schema's id as four bytes, the record in Avro's
 * binary form. Subjects are named after the topic. Every failure is a {@link io.switchboard.serde.SerdeException} that
 * says what failed, where, and what to do.
 */
@NullMarked
package io.switchboard.serde;

import org.jspecify.annotations.NullMarked;
