/** What the live view looks like: pure functions from what there is to show to lines. */
@NullMarked
package io.switchboard.quickstart.screen;

import org.jspecify.annotations.NullMarked;
