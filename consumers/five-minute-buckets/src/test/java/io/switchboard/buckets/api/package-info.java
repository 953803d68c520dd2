/** Tests of asking for buckets. */
@NullMarked
package io.switchboard.buckets.api;

import org.jspecify.annotations.NullMarked;
