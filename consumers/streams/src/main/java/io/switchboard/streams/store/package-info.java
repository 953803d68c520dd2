/** How the apps' state stores keep what they know. */
@NullMarked
package io.switchboard.streams.store;

import org.jspecify.annotations.NullMarked;
