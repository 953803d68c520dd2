/**
 * What change events say of buckets: few words of each event, small enough to wait in a store until its poll is whole.
 * All that is particular to a vendor's dataset is here.
 */
@NullMarked
package io.switchboard.buckets.extract;

import org.jspecify.annotations.NullMarked;
