package io.switchboard.consumer.bucket;

import io.switchboard.consumer.timeline.Tally;

/** A revision of a bucket that subscribers have. */
record Issued(int revision, Tally tally, boolean isFinal) {}
