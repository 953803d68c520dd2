/** What is known of each bucket, in stores that the topology writes and the endpoint reads. */
@NullMarked
package io.switchboard.buckets.store;

import org.jspecify.annotations.NullMarked;
