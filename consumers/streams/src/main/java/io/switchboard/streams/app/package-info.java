/** The life of a Streams app: what it reads and writes, how it starts, stops and fails. */
@NullMarked
package io.switchboard.streams.app;

import org.jspecify.annotations.NullMarked;
