/** Rows of the apps' topics to begin with, for the tests of what reads them. */
@NullMarked
package io.switchboard.streams.row;

import org.jspecify.annotations.NullMarked;
