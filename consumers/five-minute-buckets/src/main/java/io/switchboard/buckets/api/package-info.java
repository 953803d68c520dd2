/** The buckets over HTTP: as LivePerson's API serves its own, and plainly. */
@NullMarked
package io.switchboard.buckets.api;

import org.jspecify.annotations.NullMarked;
