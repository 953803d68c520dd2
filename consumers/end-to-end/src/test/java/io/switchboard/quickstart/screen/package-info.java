/** Tests of the package of the same name. */
@NullMarked
package io.switchboard.quickstart.screen;

import org.jspecify.annotations.NullMarked;
