/** The buckets over HTTP: as LivePerson's API tells its own, and plainly. */
@NullMarked
package io.switchboard.consumer.query;

import org.jspecify.annotations.NullMarked;
