/** Tests of the package of the same name. */
@NullMarked
package io.switchboard.quickstart.live;

import org.jspecify.annotations.NullMarked;
