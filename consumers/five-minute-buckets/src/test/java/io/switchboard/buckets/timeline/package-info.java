/** Tests of the arithmetic of time. */
@NullMarked
package io.switchboard.buckets.timeline;

import org.jspecify.annotations.NullMarked;
