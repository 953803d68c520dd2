/** Buckets made of whole polls: what every poll adds to its agents' timelines, and which buckets to issue then. */
@NullMarked
package io.switchboard.buckets.aggregate;

import org.jspecify.annotations.NullMarked;
