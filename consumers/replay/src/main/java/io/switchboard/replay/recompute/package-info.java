/**
 * Computes status changes and buckets of a recorded range again: the live apps' own topologies, over a part of the live
 * topics, into topics under another prefix.
 */
@NullMarked
package io.switchboard.replay.recompute;

import org.jspecify.annotations.NullMarked;
