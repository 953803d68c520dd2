/** The centre as Convoso's Agent Monitor Search API shows it. */
@NullMarked
package io.switchboard.simulator.convoso;

import org.jspecify.annotations.NullMarked;
