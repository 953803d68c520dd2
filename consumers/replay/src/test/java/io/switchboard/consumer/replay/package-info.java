/** Tests of the command line. */
@NullMarked
package io.switchboard.consumer.replay;

import org.jspecify.annotations.NullMarked;
