/** Change events and poll records as the collector writes them, reported in a few words. */
@NullMarked
package io.switchboard.streams.monitor;

import org.jspecify.annotations.NullMarked;
