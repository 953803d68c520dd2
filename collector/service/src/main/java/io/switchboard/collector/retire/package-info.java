/** Ends what is known of an account that is no longer polled, so that readers do not wait for it. */
@NullMarked
package io.switchboard.collector.retire;

import org.jspecify.annotations.NullMarked;
