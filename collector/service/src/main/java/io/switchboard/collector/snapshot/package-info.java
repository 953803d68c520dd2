/**
 * What changed since the last committed snapshot. Roles decide what counts as a change, and a missing row becomes a
 * delete only when its absence is beyond doubt. Pure: nothing here reads a clock or keeps a state.
 */
@NullMarked
package io.switchboard.collector.snapshot;

import org.jspecify.annotations.NullMarked;
