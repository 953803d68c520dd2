/** Tests of the arithmetic of time. */
@NullMarked
package io.switchboard.consumer.timeline;

import org.jspecify.annotations.NullMarked;
