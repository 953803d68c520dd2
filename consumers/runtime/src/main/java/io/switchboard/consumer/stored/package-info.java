/** How the apps' state stores keep what they know. */
@NullMarked
package io.switchboard.consumer.stored;

import org.jspecify.annotations.NullMarked;
