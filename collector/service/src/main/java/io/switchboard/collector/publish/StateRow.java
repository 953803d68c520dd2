package io.switchboard.collector.publish;

import io.switchboard.topic.Dataset;
import org.apache.avro.specific.SpecificRecordBase;

/** A row as it lies in a topic of state, of one of a target's datasets. */
record StateRow(String target, Dataset<?, ?, ?> dataset, SpecificRecordBase key, SpecificRecordBase row) {}
