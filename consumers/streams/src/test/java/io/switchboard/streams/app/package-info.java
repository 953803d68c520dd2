/** Tests of the life of a Streams app. */
@NullMarked
package io.switchboard.streams.app;

import org.jspecify.annotations.NullMarked;
