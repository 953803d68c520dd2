/** Tests of the package of the same name. */
@NullMarked
package io.switchboard.quickstart;

import org.jspecify.annotations.NullMarked;
