/** Tests of the wallboard. */
@NullMarked
package io.switchboard.consumer.wallboard;

import org.jspecify.annotations.NullMarked;
