/** Callers that write before they read. */
@NullMarked
package io.switchboard.consumer.http;

import org.jspecify.annotations.NullMarked;
