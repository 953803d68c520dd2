/** The buckets over HTTP: as LivePerson's API tells its own, and plainly. */
@NullMarked
package io.switchboard.buckets.api;

import org.jspecify.annotations.NullMarked;
