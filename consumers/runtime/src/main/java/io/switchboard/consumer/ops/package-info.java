/** What the people who run an app look at: health and metrics over HTTP. */
@NullMarked
package io.switchboard.consumer.ops;

import org.jspecify.annotations.NullMarked;
