/** The command line of replay: what is on topics already, once more. */
@NullMarked
package io.switchboard.consumer.replay;

import org.jspecify.annotations.NullMarked;
