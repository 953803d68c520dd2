/** Change events and ENDs as the collector writes them, told in a few words. */
@NullMarked
package io.switchboard.streams.monitor;

import org.jspecify.annotations.NullMarked;
