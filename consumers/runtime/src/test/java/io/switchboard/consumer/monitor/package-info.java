/** Change events and ENDs as the collector writes them, told in a few words. */
@NullMarked
package io.switchboard.consumer.monitor;

import org.jspecify.annotations.NullMarked;
