/** What is known of each bucket, in stores that the topology writes and the endpoint reads. */
@NullMarked
package io.switchboard.consumer.cell;

import org.jspecify.annotations.NullMarked;
